package io.github.camelblofin.api;

import static io.github.camelblofin.api.Access.NONE;
import static io.github.camelblofin.api.Access.READ;
import static io.github.camelblofin.api.Access.TRADE;
import static io.github.camelblofin.api.Access.TRANSFER;
import static io.github.camelblofin.api.Access.WITHDRAW;
import static io.github.camelblofin.api.Batch.batch;
import static io.github.camelblofin.api.Evidence.PATH_ONLY;
import static io.github.camelblofin.api.Evidence.PROBED;
import static io.github.camelblofin.api.Evidence.SDK_ONLY;
import static io.github.camelblofin.api.Evidence.SEEN_LIVE;
import static io.github.camelblofin.api.Evidence.THIRD_PARTY;
import static io.github.camelblofin.api.Evidence.USED_BY_CLIENTS;
import static io.github.camelblofin.api.HttpMethod.GET;
import static io.github.camelblofin.api.HttpMethod.POST;
import static io.github.camelblofin.api.JsonShape.ARRAY;
import static io.github.camelblofin.api.JsonShape.NO_BODY;
import static io.github.camelblofin.api.JsonShape.OBJECT;
import static io.github.camelblofin.api.JsonShape.OPEN;
import static io.github.camelblofin.api.OperationTraits.amends;
import static io.github.camelblofin.api.OperationTraits.broker;
import static io.github.camelblofin.api.OperationTraits.canRepeat;
import static io.github.camelblofin.api.OperationTraits.changes;
import static io.github.camelblofin.api.OperationTraits.clientId;
import static io.github.camelblofin.api.OperationTraits.ends;
import static io.github.camelblofin.api.OperationTraits.gives;
import static io.github.camelblofin.api.OperationTraits.keeps;
import static io.github.camelblofin.api.OperationTraits.makes;
import static io.github.camelblofin.api.OperationTraits.pages;
import static io.github.camelblofin.api.OperationTraits.single;
import static io.github.camelblofin.api.OperationTraits.takes;
import static io.github.camelblofin.api.Priority.ACCOUNT;
import static io.github.camelblofin.api.Priority.CANCEL;
import static io.github.camelblofin.api.Priority.MARKET;
import static io.github.camelblofin.api.Priority.PLACE;
import static io.github.camelblofin.api.RateClass.IP;
import static io.github.camelblofin.api.RateClass.TRADING_USER;
import static io.github.camelblofin.api.ReferenceKind.INSTRUMENTS;
import static io.github.camelblofin.api.ReferenceKind.LEVERAGE;
import static io.github.camelblofin.api.ReferenceKind.TIERS;

import io.github.camelblofin.model.AccountBalance;
import io.github.camelblofin.model.Acknowledgement;
import io.github.camelblofin.model.CancelOrder;
import io.github.camelblofin.model.Candle;
import io.github.camelblofin.model.Fill;
import io.github.camelblofin.model.FundingRate;
import io.github.camelblofin.model.Instrument;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Position;
import io.github.camelblofin.model.Ticker;
import io.github.camelblofin.model.Trade;
import io.github.camelblofin.model.account.AccountBalanceRequest;
import io.github.camelblofin.model.account.AccountConfig;
import io.github.camelblofin.model.account.BatchLeverageInfoRequest;
import io.github.camelblofin.model.account.ClosedPosition;
import io.github.camelblofin.model.account.FundingFee;
import io.github.camelblofin.model.account.FundingFeesRequest;
import io.github.camelblofin.model.account.Leverage;
import io.github.camelblofin.model.account.LeverageInfoRequest;
import io.github.camelblofin.model.account.MarginModeSetting;
import io.github.camelblofin.model.account.PositionModeSetting;
import io.github.camelblofin.model.account.PositionsHistoryRequest;
import io.github.camelblofin.model.account.PositionsRequest;
import io.github.camelblofin.model.account.SetLeverage;
import io.github.camelblofin.model.account.SetMarginMode;
import io.github.camelblofin.model.account.SetPositionMode;
import io.github.camelblofin.model.affiliate.AffiliateInfo;
import io.github.camelblofin.model.affiliate.DailyCommission;
import io.github.camelblofin.model.affiliate.Invitee;
import io.github.camelblofin.model.affiliate.InviteesDailyInfoRequest;
import io.github.camelblofin.model.affiliate.InviteesRequest;
import io.github.camelblofin.model.affiliate.ReferralCode;
import io.github.camelblofin.model.affiliate.SubAffiliate;
import io.github.camelblofin.model.affiliate.SubAffiliatesRequest;
import io.github.camelblofin.model.affiliate.SubInviteesRequest;
import io.github.camelblofin.model.asset.ApplyDemoMoney;
import io.github.camelblofin.model.asset.AssetBalance;
import io.github.camelblofin.model.asset.BalancesRequest;
import io.github.camelblofin.model.asset.BillsRequest;
import io.github.camelblofin.model.asset.CurrencyNetwork;
import io.github.camelblofin.model.asset.Deposit;
import io.github.camelblofin.model.asset.DepositHistoryRequest;
import io.github.camelblofin.model.asset.FundsTransfer;
import io.github.camelblofin.model.asset.TransferAck;
import io.github.camelblofin.model.asset.TransferFunds;
import io.github.camelblofin.model.asset.WithdrawFunds;
import io.github.camelblofin.model.asset.Withdrawal;
import io.github.camelblofin.model.asset.WithdrawalAck;
import io.github.camelblofin.model.asset.WithdrawalHistoryRequest;
import io.github.camelblofin.model.copytrading.CancelCopyOrder;
import io.github.camelblofin.model.copytrading.CancelTpslByContract;
import io.github.camelblofin.model.copytrading.CancelTpslByOrder;
import io.github.camelblofin.model.copytrading.ClosePositionByContract;
import io.github.camelblofin.model.copytrading.ClosePositionByOrder;
import io.github.camelblofin.model.copytrading.CopyClosedPosition;
import io.github.camelblofin.model.copytrading.CopyClosingDetails;
import io.github.camelblofin.model.copytrading.CopyClosingOrders;
import io.github.camelblofin.model.copytrading.CopyConfig;
import io.github.camelblofin.model.copytrading.CopyInstruments;
import io.github.camelblofin.model.copytrading.CopyLeverageInfoRequest;
import io.github.camelblofin.model.copytrading.CopyOrder;
import io.github.camelblofin.model.copytrading.CopyOrdersHistoryRequest;
import io.github.camelblofin.model.copytrading.CopyOrdersPendingRequest;
import io.github.camelblofin.model.copytrading.CopyPosition;
import io.github.camelblofin.model.copytrading.CopyTpsl;
import io.github.camelblofin.model.copytrading.PendingTpslByContractRequest;
import io.github.camelblofin.model.copytrading.PendingTpslByOrderRequest;
import io.github.camelblofin.model.copytrading.PlaceCopyOrder;
import io.github.camelblofin.model.copytrading.PlaceTpslByContract;
import io.github.camelblofin.model.copytrading.PlaceTpslByOrder;
import io.github.camelblofin.model.copytrading.PositionHistoryByOrderRequest;
import io.github.camelblofin.model.copytrading.PositionsByContractRequest;
import io.github.camelblofin.model.copytrading.PositionsByOrderRequest;
import io.github.camelblofin.model.copytrading.PositionsDetailsByOrderRequest;
import io.github.camelblofin.model.copytrading.SetCopyLeverage;
import io.github.camelblofin.model.copytrading.SetCopyPositionMode;
import io.github.camelblofin.model.market.BooksRequest;
import io.github.camelblofin.model.market.CandlesRequest;
import io.github.camelblofin.model.market.FundingRateHistoryRequest;
import io.github.camelblofin.model.market.FundingRateRequest;
import io.github.camelblofin.model.market.InstrumentsRequest;
import io.github.camelblofin.model.market.MarkPrice;
import io.github.camelblofin.model.market.MarkPriceRequest;
import io.github.camelblofin.model.market.PositionTier;
import io.github.camelblofin.model.market.PositionTiersRequest;
import io.github.camelblofin.model.market.ServerTime;
import io.github.camelblofin.model.market.TickersRequest;
import io.github.camelblofin.model.market.TradesRequest;
import io.github.camelblofin.model.spot.PlaceSpotOrder;
import io.github.camelblofin.model.spot.SpotBooksRequest;
import io.github.camelblofin.model.spot.SpotCandlesRequest;
import io.github.camelblofin.model.spot.SpotFill;
import io.github.camelblofin.model.spot.SpotFillsHistoryRequest;
import io.github.camelblofin.model.spot.SpotInstrumentsRequest;
import io.github.camelblofin.model.spot.SpotOrderDetailRequest;
import io.github.camelblofin.model.spot.SpotOrderPriceRangeRequest;
import io.github.camelblofin.model.spot.SpotOrdersAlgoHistoryRequest;
import io.github.camelblofin.model.spot.SpotOrdersAlgoPendingRequest;
import io.github.camelblofin.model.spot.SpotOrdersHistoryRequest;
import io.github.camelblofin.model.spot.SpotOrdersPendingRequest;
import io.github.camelblofin.model.spot.SpotTickersRequest;
import io.github.camelblofin.model.spot.SpotTradesRequest;
import io.github.camelblofin.model.trade.AlgoOrder;
import io.github.camelblofin.model.trade.AlgoOrderAck;
import io.github.camelblofin.model.trade.AmendOrder;
import io.github.camelblofin.model.trade.AmendTpslOrder;
import io.github.camelblofin.model.trade.CancelAlgoOrder;
import io.github.camelblofin.model.trade.CancelTpslOrder;
import io.github.camelblofin.model.trade.ClosePosition;
import io.github.camelblofin.model.trade.ClosePositionAck;
import io.github.camelblofin.model.trade.FillsHistoryRequest;
import io.github.camelblofin.model.trade.OrderDetailRequest;
import io.github.camelblofin.model.trade.OrderPriceRange;
import io.github.camelblofin.model.trade.OrderPriceRangeRequest;
import io.github.camelblofin.model.trade.OrderTpslDetailRequest;
import io.github.camelblofin.model.trade.OrdersAlgoHistoryRequest;
import io.github.camelblofin.model.trade.OrdersAlgoPendingRequest;
import io.github.camelblofin.model.trade.OrdersHistoryRequest;
import io.github.camelblofin.model.trade.OrdersPendingRequest;
import io.github.camelblofin.model.trade.OrdersTpslHistoryRequest;
import io.github.camelblofin.model.trade.OrdersTpslPendingRequest;
import io.github.camelblofin.model.trade.PlaceAlgoOrder;
import io.github.camelblofin.model.trade.PlaceTpslOrder;
import io.github.camelblofin.model.user.ApiKeyInfo;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every REST operation of BloFin, one line each: the one list that validation, signing, decoding, limits, the
 * simulator, the documentation and the tests are driven by.
 *
 * <p>Columns: method, path after {@code /api/v1/}, permission that the key needs ({@code NONE}: not signed), what the
 * call counts against besides the address, priority when calls must wait, shape of the request body, shape of
 * {@code data} in the answer; then what is special:
 *
 * <ul>
 *   <li>{@code single()}: the answer is a list that always holds one row, so the row itself is the answer
 *   <li>{@code takes}, {@code gives}: the request record, the record of one answer row; a Map where not given
 *   <li>{@code pages(cursor, default, max)}: paged by a field of the rows, with page sizes (0: not known);
 *       {@code identifiedBy} names the rows' own id where rows may share a cursor; {@code endingsOf(path)}: rows are listed
 *       there until they end, and then here at the place where they began
 *   <li>{@code batch()}: the request is a list of up to 20; {@code ofEqual}: items of one call must agree in these fields,
 *       {@code byOneOf}: and must all name their orders by the same one of these
 *   <li>{@code clientId(field)}: the request carries an id of the caller that BloFin accepts once
 *   <li>{@code broker()}: the request may carry {@code brokerId}
 *   <li>{@code canRepeat()}: a write that may be sent twice without harm; reads always may
 *   <li>{@code keeps(kind)}: the answer is reference data, kept for a while; {@code changes(kind)}: the call makes such
 *       answers wrong
 *   <li>evidence, where BloFin's documentation does not describe the operation
 * </ul>
 */
public enum Operation {
    // spotless:off
    // Public
    PUBLIC_TIME                                   (GET,  "public/time",                                    NONE,     IP,           MARKET,  NO_BODY, OBJECT, gives(ServerTime.class), SDK_ONLY),
    // Public market data
    MARKET_INSTRUMENTS                            (GET,  "market/instruments",                             NONE,     IP,           MARKET,  NO_BODY, ARRAY, takes(InstrumentsRequest.class), gives(Instrument.class), keeps(INSTRUMENTS)),
    MARKET_TICKERS                                (GET,  "market/tickers",                                 NONE,     IP,           MARKET,  NO_BODY, ARRAY, takes(TickersRequest.class), gives(Ticker.class)),
    MARKET_BOOKS                                  (GET,  "market/books",                                   NONE,     IP,           MARKET,  NO_BODY, ARRAY, single(), takes(BooksRequest.class), gives(OrderBook.class)),
    MARKET_TRADES                                 (GET,  "market/trades",                                  NONE,     IP,           MARKET,  NO_BODY, ARRAY, takes(TradesRequest.class), gives(Trade.class)),
    MARKET_MARK_PRICE                             (GET,  "market/mark-price",                              NONE,     IP,           MARKET,  NO_BODY, ARRAY, takes(MarkPriceRequest.class), gives(MarkPrice.class)),
    MARKET_FUNDING_RATE                           (GET,  "market/funding-rate",                            NONE,     IP,           MARKET,  NO_BODY, ARRAY, takes(FundingRateRequest.class), gives(FundingRate.class)),
    MARKET_FUNDING_RATE_HISTORY                   (GET,  "market/funding-rate-history",                    NONE,     IP,           MARKET,  NO_BODY, ARRAY, takes(FundingRateHistoryRequest.class), gives(FundingRate.class), pages("fundingTime", 100, 100)),
    MARKET_CANDLES                                (GET,  "market/candles",                                 NONE,     IP,           MARKET,  NO_BODY, ARRAY, takes(CandlesRequest.class), gives(Candle.class), pages("ts", 500, 1440)),
    MARKET_INDEX_CANDLES                          (GET,  "market/index-candles",                           NONE,     IP,           MARKET,  NO_BODY, ARRAY, takes(CandlesRequest.class), gives(Candle.class), pages("ts", 500, 1440)),
    MARKET_MARK_PRICE_CANDLES                     (GET,  "market/mark-price-candles",                      NONE,     IP,           MARKET,  NO_BODY, ARRAY, takes(CandlesRequest.class), gives(Candle.class), pages("ts", 500, 1440)),
    MARKET_POSITION_TIERS                         (GET,  "market/position-tiers",                          NONE,     IP,           MARKET,  NO_BODY, ARRAY, takes(PositionTiersRequest.class), gives(PositionTier.class), keeps(TIERS)),
    MARKET_INSTRUMENTS_HISTORY                    (GET,  "market/instruments-history",                     NONE,     IP,           MARKET,  NO_BODY, OPEN, THIRD_PARTY),
    // Funding account
    ASSET_BALANCES                                (GET,  "asset/balances",                                 READ,     IP,           ACCOUNT, NO_BODY, ARRAY, takes(BalancesRequest.class), gives(AssetBalance.class)),
    ASSET_TRANSFER                                (POST, "asset/transfer",                                 TRANSFER, IP,           ACCOUNT, OBJECT,  OBJECT, takes(TransferFunds.class), gives(TransferAck.class), clientId("clientId"), makes("asset/bills")),
    ASSET_BILLS                                   (GET,  "asset/bills",                                    READ,     IP,           ACCOUNT, NO_BODY, ARRAY, takes(BillsRequest.class), gives(FundsTransfer.class), pages("ts", 100, 100).identifiedBy("transferId")),
    ASSET_WITHDRAWAL_HISTORY                      (GET,  "asset/withdrawal-history",                       READ,     IP,           ACCOUNT, NO_BODY, ARRAY, takes(WithdrawalHistoryRequest.class), gives(Withdrawal.class), pages("ts", 20, 100).identifiedBy("withdrawId")),
    ASSET_DEPOSIT_HISTORY                         (GET,  "asset/deposit-history",                          READ,     IP,           ACCOUNT, NO_BODY, ARRAY, takes(DepositHistoryRequest.class), gives(Deposit.class), pages("ts", 20, 100).identifiedBy("depositId")),
    ASSET_DEMO_APPLY_MONEY                        (POST, "asset/demo-apply-money",                         TRANSFER, IP,           ACCOUNT, OBJECT,  OPEN, takes(ApplyDemoMoney.class)),
    ASSET_CURRENCIES                              (GET,  "asset/currencies",                               READ,     IP,           MARKET,  NO_BODY, ARRAY, gives(CurrencyNetwork.class)),
    ASSET_DEPOSIT_ADDRESS                         (GET,  "asset/deposit-address",                          READ,     IP,           ACCOUNT, NO_BODY, OPEN, THIRD_PARTY),
    ASSET_WITHDRAWAL_APPLY                        (POST, "asset/withdrawal-apply",                         WITHDRAW, IP,           ACCOUNT, OBJECT,  OBJECT, takes(WithdrawFunds.class), gives(WithdrawalAck.class), clientId("clientId"), makes("asset/withdrawal-history"), THIRD_PARTY),
    // Futures account
    ACCOUNT_CONFIG                                (GET,  "account/config",                                 READ,     IP,           ACCOUNT, NO_BODY, OBJECT, gives(AccountConfig.class)),
    ACCOUNT_BALANCE                               (GET,  "account/balance",                                READ,     IP,           ACCOUNT, NO_BODY, OBJECT, takes(AccountBalanceRequest.class), gives(AccountBalance.class)),
    ACCOUNT_POSITIONS                             (GET,  "account/positions",                              READ,     IP,           ACCOUNT, NO_BODY, ARRAY, takes(PositionsRequest.class), gives(Position.class)),
    ACCOUNT_POSITIONS_HISTORY                     (GET,  "account/positions-history",                      READ,     IP,           ACCOUNT, NO_BODY, ARRAY, takes(PositionsHistoryRequest.class), gives(ClosedPosition.class), pages("historyId", 20, 100).withTimeRange().oneBound()),
    ACCOUNT_MARGIN_MODE                           (GET,  "account/margin-mode",                            READ,     IP,           ACCOUNT, NO_BODY, OBJECT, gives(MarginModeSetting.class)),
    ACCOUNT_SET_MARGIN_MODE                       (POST, "account/set-margin-mode",                        TRADE,    TRADING_USER, ACCOUNT, OBJECT,  OBJECT, takes(SetMarginMode.class), gives(MarginModeSetting.class), canRepeat(), changes(LEVERAGE)),
    ACCOUNT_POSITION_MODE                         (GET,  "account/position-mode",                          READ,     IP,           ACCOUNT, NO_BODY, OBJECT, gives(PositionModeSetting.class)),
    ACCOUNT_SET_POSITION_MODE                     (POST, "account/set-position-mode",                      TRADE,    TRADING_USER, ACCOUNT, OBJECT,  OBJECT, takes(SetPositionMode.class), gives(PositionModeSetting.class), canRepeat(), changes(LEVERAGE)),
    ACCOUNT_LEVERAGE_INFO                         (GET,  "account/leverage-info",                          READ,     IP,           ACCOUNT, NO_BODY, OBJECT, takes(LeverageInfoRequest.class), gives(Leverage.class), keeps(LEVERAGE)),
    ACCOUNT_BATCH_LEVERAGE_INFO                   (GET,  "account/batch-leverage-info",                    READ,     IP,           ACCOUNT, NO_BODY, ARRAY, takes(BatchLeverageInfoRequest.class), gives(Leverage.class), keeps(LEVERAGE)),
    ACCOUNT_SET_LEVERAGE                          (POST, "account/set-leverage",                           TRADE,    TRADING_USER, ACCOUNT, OBJECT,  OBJECT, takes(SetLeverage.class), gives(Leverage.class), canRepeat(), changes(LEVERAGE)),
    ACCOUNT_FUNDING_FEES                          (GET,  "account/funding-fees",                           READ,     IP,           ACCOUNT, NO_BODY, ARRAY, takes(FundingFeesRequest.class), gives(FundingFee.class), pages("bill id", 0, 0).withTimeRange().withoutBefore(), THIRD_PARTY),
    // Futures trading
    TRADE_ORDER                                   (POST, "trade/order",                                    TRADE,    TRADING_USER, PLACE,   OBJECT,  ARRAY, single(), takes(PlaceOrder.class), gives(OrderAck.class), clientId("clientOrderId"), broker(), makes("trade/order-detail")),
    TRADE_BATCH_ORDERS                            (POST, "trade/batch-orders",                             TRADE,    TRADING_USER, PLACE,   ARRAY,   ARRAY, batch().ofEqual("instId", "marginMode"), takes(PlaceOrder.class), gives(OrderAck.class), clientId("clientOrderId"), broker(), makes("trade/order-detail")),
    TRADE_ORDER_TPSL                              (POST, "trade/order-tpsl",                               TRADE,    TRADING_USER, PLACE,   OBJECT,  OBJECT, takes(PlaceTpslOrder.class), gives(AlgoOrderAck.class), clientId("clientOrderId"), broker(), makes("trade/order-tpsl-detail")),
    TRADE_ORDER_ALGO                              (POST, "trade/order-algo",                               TRADE,    TRADING_USER, PLACE,   OBJECT,  OBJECT, takes(PlaceAlgoOrder.class), gives(AlgoOrderAck.class), clientId("clientOrderId"), broker(), makes("trade/orders-algo-pending", "trade/orders-algo-history")),
    TRADE_CANCEL_ORDER                            (POST, "trade/cancel-order",                             TRADE,    TRADING_USER, CANCEL,  OBJECT,  OBJECT, takes(CancelOrder.class), gives(OrderAck.class), canRepeat(), ends("trade/order-detail")),
    TRADE_CANCEL_BATCH_ORDERS                     (POST, "trade/cancel-batch-orders",                      TRADE,    TRADING_USER, CANCEL,  ARRAY,   ARRAY, batch().byOneOf("orderId", "clientOrderId"), takes(CancelOrder.class), gives(OrderAck.class), canRepeat(), ends("trade/order-detail")),
    TRADE_CANCEL_TPSL                             (POST, "trade/cancel-tpsl",                              TRADE,    TRADING_USER, CANCEL,  ARRAY,   ARRAY, batch().byOneOf("tpslId", "clientOrderId"), takes(CancelTpslOrder.class), gives(AlgoOrderAck.class), canRepeat(), ends("trade/order-tpsl-detail")),
    TRADE_CANCEL_ALGO                             (POST, "trade/cancel-algo",                              TRADE,    TRADING_USER, CANCEL,  OBJECT,  OBJECT, takes(CancelAlgoOrder.class), gives(AlgoOrderAck.class), canRepeat(), ends("trade/orders-algo-pending", "trade/orders-algo-history")),
    TRADE_ORDERS_PENDING                          (GET,  "trade/orders-pending",                           READ,     TRADING_USER, ACCOUNT, NO_BODY, ARRAY, takes(OrdersPendingRequest.class), gives(Order.class), pages("orderId", 20, 100).oneBound()),
    TRADE_ORDER_DETAIL                            (GET,  "trade/order-detail",                             READ,     TRADING_USER, CANCEL,  NO_BODY, OBJECT, takes(OrderDetailRequest.class), gives(Order.class)),
    TRADE_ORDERS_TPSL_PENDING                     (GET,  "trade/orders-tpsl-pending",                      READ,     TRADING_USER, ACCOUNT, NO_BODY, ARRAY, takes(OrdersTpslPendingRequest.class), gives(AlgoOrder.class), pages("tpslId", 20, 100).oneBound()),
    TRADE_ORDER_TPSL_DETAIL                       (GET,  "trade/order-tpsl-detail",                        READ,     TRADING_USER, CANCEL,  NO_BODY, OBJECT, takes(OrderTpslDetailRequest.class), gives(AlgoOrder.class)),
    TRADE_ORDERS_ALGO_PENDING                     (GET,  "trade/orders-algo-pending",                      READ,     TRADING_USER, ACCOUNT, NO_BODY, ARRAY, takes(OrdersAlgoPendingRequest.class), gives(AlgoOrder.class), pages("algoId", 20, 100).oneBound()),
    TRADE_CLOSE_POSITION                          (POST, "trade/close-position",                           TRADE,    TRADING_USER, CANCEL,  OBJECT,  OBJECT, takes(ClosePosition.class), gives(ClosePositionAck.class), clientId("clientOrderId"), broker(), makes("trade/order-detail")),
    TRADE_ORDERS_HISTORY                          (GET,  "trade/orders-history",                           READ,     TRADING_USER, ACCOUNT, NO_BODY, ARRAY, takes(OrdersHistoryRequest.class), gives(Order.class), pages("orderId", 20, 100).withTimeRange().oneBound().endingsOf("trade/orders-pending")),
    TRADE_ORDERS_TPSL_HISTORY                     (GET,  "trade/orders-tpsl-history",                      READ,     TRADING_USER, ACCOUNT, NO_BODY, ARRAY, takes(OrdersTpslHistoryRequest.class), gives(AlgoOrder.class), pages("tpslId", 20, 100).oneBound().endingsOf("trade/orders-tpsl-pending")),
    TRADE_ORDERS_ALGO_HISTORY                     (GET,  "trade/orders-algo-history",                      READ,     TRADING_USER, ACCOUNT, NO_BODY, ARRAY, takes(OrdersAlgoHistoryRequest.class), gives(AlgoOrder.class), pages("algoId", 20, 100).oneBound().endingsOf("trade/orders-algo-pending")),
    TRADE_FILLS_HISTORY                           (GET,  "trade/fills-history",                            READ,     TRADING_USER, ACCOUNT, NO_BODY, ARRAY, takes(FillsHistoryRequest.class), gives(Fill.class), pages("tradeId", 20, 100).identifiedBy("tradeId", "orderId").withTimeRange().oneBound()),
    TRADE_ORDER_PRICE_RANGE                       (GET,  "trade/order/price-range",                        READ,     TRADING_USER, ACCOUNT, NO_BODY, OBJECT, takes(OrderPriceRangeRequest.class), gives(OrderPriceRange.class)),
    TRADE_AMEND_ORDER                             (POST, "trade/amend-order",                              TRADE,    TRADING_USER, PLACE,   OBJECT,  OPEN, takes(AmendOrder.class), clientId("requestId"), amends("trade/order-detail"), THIRD_PARTY),
    TRADE_AMEND_BATCH_ORDERS                      (POST, "trade/amend-batch-orders",                       TRADE,    TRADING_USER, PLACE,   ARRAY,   OPEN, batch(), THIRD_PARTY),
    TRADE_AMEND_TPSL                              (POST, "trade/amend-tpsl",                               TRADE,    TRADING_USER, PLACE,   OBJECT,  OBJECT, takes(AmendTpslOrder.class), gives(AlgoOrderAck.class), clientId("requestId"), amends("trade/order-tpsl-detail"), THIRD_PARTY),
    TRADE_AMEND_ALGO                              (POST, "trade/amend-algo",                               TRADE,    TRADING_USER, PLACE,   OBJECT,  OPEN, THIRD_PARTY),
    // Affiliate
    AFFILIATE_BASIC                               (GET,  "affiliate/basic",                                READ,     IP,           ACCOUNT, NO_BODY, OBJECT, gives(AffiliateInfo.class)),
    AFFILIATE_REFERRAL_CODE                       (GET,  "affiliate/referral-code",                        READ,     IP,           ACCOUNT, NO_BODY, ARRAY, gives(ReferralCode.class)),
    AFFILIATE_INVITEES                            (GET,  "affiliate/invitees",                             READ,     IP,           ACCOUNT, NO_BODY, ARRAY, takes(InviteesRequest.class), gives(Invitee.class), pages("id", 10, 200).withTimeRange()),
    AFFILIATE_SUB_INVITEES                        (GET,  "affiliate/sub-invitees",                         READ,     IP,           ACCOUNT, NO_BODY, ARRAY, takes(SubInviteesRequest.class), gives(Invitee.class), pages("id", 10, 30).withTimeRange()),
    AFFILIATE_SUB_AFFILIATES                      (GET,  "affiliate/sub-affiliates",                       READ,     IP,           ACCOUNT, NO_BODY, ARRAY, takes(SubAffiliatesRequest.class), gives(SubAffiliate.class), pages("id", 10, 100).withTimeRange()),
    AFFILIATE_INVITEES_DAILY_INFO                 (GET,  "affiliate/invitees/daily/info",                  READ,     IP,           ACCOUNT, NO_BODY, ARRAY, takes(InviteesDailyInfoRequest.class), gives(DailyCommission.class)),
    // Copy trading
    COPYTRADING_INSTRUMENTS                       (GET,  "copytrading/instruments",                        READ,     IP,           MARKET,  NO_BODY, OBJECT, gives(CopyInstruments.class), keeps(INSTRUMENTS)),
    COPYTRADING_CONFIG                            (GET,  "copytrading/config",                             READ,     IP,           ACCOUNT, NO_BODY, OBJECT, gives(CopyConfig.class)),
    COPYTRADING_ACCOUNT_BALANCE                   (GET,  "copytrading/account/balance",                    READ,     IP,           ACCOUNT, NO_BODY, OBJECT, gives(AccountBalance.class)),
    COPYTRADING_ACCOUNT_POSITIONS_BY_ORDER        (GET,  "copytrading/account/positions-by-order",         READ,     IP,           ACCOUNT, NO_BODY, ARRAY, takes(PositionsByOrderRequest.class), gives(CopyPosition.class), pages("orderId", 20, 20)),
    COPYTRADING_ACCOUNT_POSITIONS_DETAILS_BY_ORDER(GET,  "copytrading/account/positions-details-by-order", READ,     IP,           ACCOUNT, NO_BODY, OBJECT, takes(PositionsDetailsByOrderRequest.class), gives(CopyClosingDetails.class)),
    COPYTRADING_ACCOUNT_POSITIONS_BY_CONTRACT     (GET,  "copytrading/account/positions-by-contract",      READ,     IP,           ACCOUNT, NO_BODY, ARRAY, takes(PositionsByContractRequest.class), gives(CopyPosition.class)),
    COPYTRADING_ACCOUNT_POSITION_MODE             (GET,  "copytrading/account/position-mode",              READ,     IP,           ACCOUNT, NO_BODY, OBJECT, gives(PositionModeSetting.class)),
    COPYTRADING_ACCOUNT_SET_POSITION_MODE         (POST, "copytrading/account/set-position-mode",          TRADE,    TRADING_USER, ACCOUNT, OBJECT,  OBJECT, takes(SetCopyPositionMode.class), gives(PositionModeSetting.class), canRepeat(), changes(LEVERAGE)),
    COPYTRADING_ACCOUNT_LEVERAGE_INFO             (GET,  "copytrading/account/leverage-info",              READ,     IP,           ACCOUNT, NO_BODY, ARRAY, takes(CopyLeverageInfoRequest.class), gives(Leverage.class), keeps(LEVERAGE)),
    COPYTRADING_ACCOUNT_SET_LEVERAGE              (POST, "copytrading/account/set-leverage",               TRADE,    TRADING_USER, ACCOUNT, OBJECT,  OBJECT, takes(SetCopyLeverage.class), gives(Leverage.class), canRepeat(), changes(LEVERAGE)),
    COPYTRADING_TRADE_ORDERS_PENDING              (GET,  "copytrading/trade/orders-pending",               READ,     TRADING_USER, ACCOUNT, NO_BODY, ARRAY, takes(CopyOrdersPendingRequest.class), gives(CopyOrder.class), pages("orderId", 20, 100).oneBound()),
    COPYTRADING_TRADE_PLACE_ORDER                 (POST, "copytrading/trade/place-order",                  TRADE,    TRADING_USER, PLACE,   OBJECT,  ARRAY, single(), takes(PlaceCopyOrder.class), gives(OrderAck.class), broker()),
    COPYTRADING_TRADE_CANCEL_ORDER                (POST, "copytrading/trade/cancel-order",                 TRADE,    TRADING_USER, CANCEL,  OBJECT,  OBJECT, takes(CancelCopyOrder.class), gives(OrderAck.class), canRepeat()),
    COPYTRADING_TRADE_PLACE_TPSL_BY_CONTRACT      (POST, "copytrading/trade/place-tpsl-by-contract",       TRADE,    TRADING_USER, PLACE,   OBJECT,  OBJECT, takes(PlaceTpslByContract.class), gives(AlgoOrderAck.class), broker()),
    COPYTRADING_TRADE_PENDING_TPSL_BY_CONTRACT    (GET,  "copytrading/trade/pending-tpsl-by-contract",     READ,     TRADING_USER, ACCOUNT, NO_BODY, ARRAY, takes(PendingTpslByContractRequest.class), gives(CopyTpsl.class)),
    COPYTRADING_TRADE_CANCEL_TPSL_BY_CONTRACT     (POST, "copytrading/trade/cancel-tpsl-by-contract",      TRADE,    TRADING_USER, CANCEL,  OBJECT,  OPEN, single(), takes(CancelTpslByContract.class), gives(Acknowledgement.class), canRepeat()),
    COPYTRADING_TRADE_POSITION_HISTORY_BY_ORDER   (GET,  "copytrading/trade/position-history-by-order",    READ,     TRADING_USER, ACCOUNT, NO_BODY, ARRAY, takes(PositionHistoryByOrderRequest.class), gives(CopyClosedPosition.class), pages("orderId", 20, 20).withReversedCursors().endingsOf("copytrading/account/positions-by-order")),
    COPYTRADING_TRADE_ORDERS_HISTORY              (GET,  "copytrading/trade/orders-history",               READ,     TRADING_USER, ACCOUNT, NO_BODY, ARRAY, takes(CopyOrdersHistoryRequest.class), gives(CopyOrder.class), pages("orderId", 20, 20).withReversedCursors().endingsOf("copytrading/trade/orders-pending")),
    COPYTRADING_TRADE_PENDING_TPSL_BY_ORDER       (GET,  "copytrading/trade/pending-tpsl-by-order",        READ,     TRADING_USER, ACCOUNT, NO_BODY, ARRAY, takes(PendingTpslByOrderRequest.class), gives(CopyTpsl.class)),
    COPYTRADING_TRADE_PLACE_TPSL_BY_ORDER         (POST, "copytrading/trade/place-tpsl-by-order",          TRADE,    TRADING_USER, PLACE,   OBJECT,  OPEN, single(), takes(PlaceTpslByOrder.class), gives(Acknowledgement.class), broker()),
    COPYTRADING_TRADE_CANCEL_TPSL_BY_ORDER        (POST, "copytrading/trade/cancel-tpsl-by-order",         TRADE,    TRADING_USER, CANCEL,  OBJECT,  OPEN, single(), takes(CancelTpslByOrder.class), gives(Acknowledgement.class), canRepeat()),
    COPYTRADING_TRADE_CLOSE_POSITION_BY_ORDER     (POST, "copytrading/trade/close-position-by-order",      TRADE,    TRADING_USER, CANCEL,  OBJECT,  OPEN, single(), takes(ClosePositionByOrder.class), gives(Acknowledgement.class), broker()),
    COPYTRADING_TRADE_CLOSE_POSITION_BY_CONTRACT  (POST, "copytrading/trade/close-position-by-contract",   TRADE,    TRADING_USER, CANCEL,  OBJECT,  OBJECT, takes(ClosePositionByContract.class), gives(CopyClosingOrders.class), broker()),
    // User
    USER_QUERY_APIKEY                             (GET,  "user/query-apikey",                              READ,     IP,           ACCOUNT, NO_BODY, OBJECT, gives(ApiKeyInfo.class)),
    // Spot
    SPOT_TRADE_FILLS_HISTORY                      (GET,  "spot/trade/fills-history",                       READ,     TRADING_USER, ACCOUNT, NO_BODY, ARRAY, takes(SpotFillsHistoryRequest.class), gives(SpotFill.class), pages("tradeId", 20, 100).identifiedBy("tradeId", "orderId").withTimeRange().oneBound()),
    SPOT_MARKET_INSTRUMENTS                       (GET,  "spot/market/instruments",                        NONE,     IP,           MARKET,  NO_BODY, ARRAY, takes(SpotInstrumentsRequest.class), gives(Instrument.class), keeps(INSTRUMENTS), SEEN_LIVE),
    SPOT_MARKET_TICKERS                           (GET,  "spot/market/tickers",                            NONE,     IP,           MARKET,  NO_BODY, ARRAY, takes(SpotTickersRequest.class), gives(Ticker.class), SEEN_LIVE),
    SPOT_MARKET_BOOKS                             (GET,  "spot/market/books",                              NONE,     IP,           MARKET,  NO_BODY, ARRAY, single(), takes(SpotBooksRequest.class), gives(OrderBook.class), PROBED),
    SPOT_MARKET_TRADES                            (GET,  "spot/market/trades",                             NONE,     IP,           MARKET,  NO_BODY, ARRAY, takes(SpotTradesRequest.class), PATH_ONLY),
    SPOT_MARKET_CANDLES                           (GET,  "spot/market/candles",                            NONE,     IP,           MARKET,  NO_BODY, ARRAY, takes(SpotCandlesRequest.class), gives(Candle.class), pages("ts", 0, 0), PROBED),
    SPOT_TRADE_ORDER                              (POST, "spot/trade/order",                               TRADE,    TRADING_USER, PLACE,   OBJECT,  OPEN, single(), takes(PlaceSpotOrder.class), gives(OrderAck.class), clientId("clientOrderId"), broker(), makes("spot/trade/order-detail"), USED_BY_CLIENTS),
    SPOT_TRADE_BATCH_ORDERS                       (POST, "spot/trade/batch-orders",                        TRADE,    TRADING_USER, PLACE,   ARRAY,   OPEN, takes(PlaceSpotOrder.class), gives(OrderAck.class), batch().ofEqual("instId"), PATH_ONLY),
    SPOT_TRADE_ORDER_ALGO                         (POST, "spot/trade/order-algo",                          TRADE,    TRADING_USER, PLACE,   OBJECT,  OPEN, PATH_ONLY),
    SPOT_TRADE_CANCEL_ORDER                       (POST, "spot/trade/cancel-order",                        TRADE,    TRADING_USER, CANCEL,  OBJECT,  OPEN, canRepeat(), PATH_ONLY),
    SPOT_TRADE_CANCEL_BATCH_ORDERS                (POST, "spot/trade/cancel-batch-orders",                 TRADE,    TRADING_USER, CANCEL,  ARRAY,   OPEN, batch().byOneOf("orderId", "clientOrderId"), canRepeat(), PATH_ONLY),
    SPOT_TRADE_CANCEL_ALGO                        (POST, "spot/trade/cancel-algo",                         TRADE,    TRADING_USER, CANCEL,  OBJECT,  OPEN, canRepeat(), PATH_ONLY),
    SPOT_TRADE_ORDERS_PENDING                     (GET,  "spot/trade/orders-pending",                      READ,     TRADING_USER, ACCOUNT, NO_BODY, OPEN, takes(SpotOrdersPendingRequest.class), PROBED),
    SPOT_TRADE_ORDER_DETAIL                       (GET,  "spot/trade/order-detail",                        READ,     TRADING_USER, CANCEL,  NO_BODY, OPEN, takes(SpotOrderDetailRequest.class), PATH_ONLY),
    SPOT_TRADE_ORDERS_ALGO_PENDING                (GET,  "spot/trade/orders-algo-pending",                 READ,     TRADING_USER, ACCOUNT, NO_BODY, OPEN, takes(SpotOrdersAlgoPendingRequest.class), PATH_ONLY),
    SPOT_TRADE_ORDERS_HISTORY                     (GET,  "spot/trade/orders-history",                      READ,     TRADING_USER, ACCOUNT, NO_BODY, OPEN, takes(SpotOrdersHistoryRequest.class), PROBED),
    SPOT_TRADE_ORDERS_ALGO_HISTORY                (GET,  "spot/trade/orders-algo-history",                 READ,     TRADING_USER, ACCOUNT, NO_BODY, OPEN, takes(SpotOrdersAlgoHistoryRequest.class), PATH_ONLY),
    SPOT_TRADE_ORDER_PRICE_RANGE                  (GET,  "spot/trade/order/price-range",                   READ,     TRADING_USER, ACCOUNT, NO_BODY, OPEN, takes(SpotOrderPriceRangeRequest.class), PATH_ONLY);
    // spotless:on

    private static final Map<String, Operation> BY_PATH =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Operation::path, Function.identity()));

    private final HttpMethod method;
    private final String path;
    private final Access access;
    private final RateClass rateClass;
    private final Priority priority;
    private final JsonShape body;
    private final JsonShape answer;

    @SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
    private final OperationTraits traits;

    Operation(
            HttpMethod method,
            String path,
            Access access,
            RateClass rateClass,
            Priority priority,
            JsonShape body,
            JsonShape answer,
            OperationTraits.Trait... traits) {
        this.method = method;
        this.path = path;
        this.access = access;
        this.rateClass = rateClass;
        this.priority = priority;
        this.body = body;
        this.answer = answer;
        this.traits = OperationTraits.of(traits);
    }

    /** The operation with this path after {@code /api/v1/}, such as {@code trade/order}. */
    public static Optional<Operation> find(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    public HttpMethod method() {
        return method;
    }

    /** Path after {@code /api/v1/}. */
    public String path() {
        return path;
    }

    /** Path as BloFin sees it and as it is signed. */
    public String requestPath() {
        return "/api/v1/" + path;
    }

    /** Whether it is about spot instruments; they are others than futures of the same name. */
    public boolean spot() {
        return path.startsWith("spot/");
    }

    /** The permission that the key needs. */
    public Access access() {
        return access;
    }

    /** Whether the call is signed. */
    public boolean signed() {
        return access != NONE;
    }

    /** Whether the call can change orders, positions, balances or settings. */
    public boolean writes() {
        return method == POST;
    }

    public RateClass rateClass() {
        return rateClass;
    }

    public Priority priority() {
        return priority;
    }

    public JsonShape body() {
        return body;
    }

    public JsonShape answer() {
        return answer;
    }

    /** Whether the answer is one row even where BloFin wraps it in a list. */
    public boolean singleAnswer() {
        return traits.isSingle() || answer == JsonShape.OBJECT;
    }

    /** The record of the request, or of one item of an array body; {@code Map} where this release has none. */
    public Class<?> requestType() {
        return traits.requestType();
    }

    /** The record of one answer row; {@code Map} where this release has none. */
    public Class<?> answerType() {
        return traits.answerType();
    }

    /** How the answer is paged; empty when it is not. */
    public Optional<Paging> paging() {
        return Optional.ofNullable(traits.paging());
    }

    /** The list of what is open, whose rows enter this one when they end; see {@link Paging#openList()}. */
    public Optional<Operation> openList() {
        return paging().map(Paging::openList).flatMap(Operation::find);
    }

    /** What the items of one call must fit; empty where the request is no list. */
    public Optional<Batch> batching() {
        return Optional.ofNullable(traits.batch());
    }

    /**
     * The operation that takes a list of such requests, where BloFin documents one; empty otherwise. They have the same
     * record.
     */
    public Optional<Operation> listForm() {
        return Arrays.stream(values())
                .filter(other -> batching().isEmpty()
                        && other.batching().isPresent()
                        && requestType().isRecord())
                .filter(other -> other.requestType() == requestType() && other.evidence() == Evidence.DOCUMENTED)
                .findFirst();
    }

    /** The request field with the caller's own id, which BloFin accepts once; empty when there is none. */
    public Optional<String> clientIdField() {
        return Optional.ofNullable(traits.clientIdField());
    }

    /** Where one sees what the call did; empty where nothing that BloFin lists tells it. */
    public Optional<Trace> trace() {
        return Optional.ofNullable(traits.trace());
    }

    /** Whether the request has this parameter; true of all where this release has no record of the request. */
    public boolean takesParameter(String name) {
        return !requestType().isRecord()
                || Arrays.stream(requestType().getRecordComponents())
                        .anyMatch(component -> component.getName().equals(name));
    }

    /** Whether the request may carry {@code brokerId}. */
    public boolean takesBrokerId() {
        return traits.takesBrokerId();
    }

    /** Whether sending it twice does no harm. */
    public boolean repeatable() {
        return method == GET || traits.isRepeatable();
    }

    /** The kind of reference data that the answer is; empty when answers are not kept. */
    public Optional<ReferenceKind> keptAs() {
        return writes() ? Optional.empty() : Optional.ofNullable(traits.reference());
    }

    /** The kind of reference data that the call makes wrong; empty when there is none. */
    public Optional<ReferenceKind> makesStale() {
        return writes() ? Optional.ofNullable(traits.reference()) : Optional.empty();
    }

    public Evidence evidence() {
        return traits.evidence();
    }

    /** Whether BloFin's documentation does not describe it, so that it may change or not exist. */
    public boolean experimental() {
        return evidence() != Evidence.DOCUMENTED;
    }
}
