package io.github.camelblofin.guard;

import static io.github.camelblofin.guard.RiskDesk.limit;
import static io.github.camelblofin.guard.RiskDesk.map;
import static io.github.camelblofin.guard.RiskDesk.market;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinRiskLimitException;
import io.github.camelblofin.error.RiskBreach;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Side;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each limit at its border. A contract is a tenth of a coin, and the mark price is 100. */
class RiskGuardTest {
    @Test
    void anOrderIsWorthContractsTimesContractValueTimesPrice() {
        RiskDesk desk = new RiskDesk("maxNotional", "500");

        desk.passes(limit("buy", "100", "50"));
        BlofinRiskLimitException refusal = desk.refuses(limit("buy", "100", "50.1"));

        assertThat(refusal)
                .hasMessage(
                        "trade/order was not sent, a risk limit forbids it: guard.maxNotional: ODD-USDT: the order is"
                                + " worth 501, and 500 is the most. Cancelling, closing and reduceOnly orders go out all the same");
        assertThat(refusal.breaches()).extracting(RiskBreach::limit).containsExactly("guard.maxNotional");
        assertThat(refusal.callerFault()).isTrue();
        assertThat(refusal.retryable()).isFalse();
        assertThat(refusal.outcomeUnknown()).isFalse();
        assertThat(desk.alarms).containsExactly(refusal);
    }

    @Test
    void anOrderAtMarketIsWorthItsSizeAtTheMarkPrice() {
        RiskDesk desk = new RiskDesk("maxNotional", "500");

        desk.passes(market("buy", "50"));
        desk.refuses(market("sell", "50.1"));
    }

    @Test
    void aSellFarBelowTheMarketDoesNotLookSmall() {
        RiskDesk desk = new RiskDesk("maxNotional", "500");

        desk.passes(limit("buy", "1", "5000"));
        desk.refuses(limit("sell", "1", "5000"));
        desk.refuses(limit("sell", "200", "26"));
    }

    @Test
    void aTriggerOrderIsWorthItsSizeWhereItFires() {
        RiskDesk desk = new RiskDesk("maxNotional", "500");

        assertThat(desk.refuses(
                        Operation.TRADE_ORDER_ALGO,
                        map(
                                "instId",
                                RiskDesk.NAME,
                                "side",
                                "buy",
                                "size",
                                "30",
                                "orderType",
                                "trigger",
                                "triggerPrice",
                                "200",
                                "orderPrice",
                                "-1")))
                .hasMessageContaining("worth 600");
        desk.passes(
                Operation.TRADE_ORDER_ALGO,
                map(
                        "instId",
                        RiskDesk.NAME,
                        "side",
                        "buy",
                        "size",
                        "90",
                        "orderType",
                        "trigger",
                        "triggerPrice",
                        "55",
                        "orderPrice",
                        "55"));
    }

    @Test
    void spotSizesAreCoinsOrQuoteCoins() {
        RiskDesk desk = new RiskDesk("maxNotional", "500", "maxPosition", "1", "maxOpenOrders", "0");

        desk.passes(Operation.SPOT_TRADE_ORDER, limit("buy", "100", "5"));
        desk.refuses(Operation.SPOT_TRADE_ORDER, limit("buy", "100", "5.1"));
        desk.passes(Operation.SPOT_TRADE_ORDER, market("buy", "500", "targetCurrency", "quote_currency"));
        desk.refuses(Operation.SPOT_TRADE_ORDER, market("buy", "501"));
        desk.refuses(Operation.SPOT_TRADE_ORDER, market("sell", "5.1", "targetCurrency", "base_currency"));
    }

    @Test
    void aPriceMayBeSoFarFromTheMark() {
        RiskDesk desk = new RiskDesk("maxPriceDistance", "2.5");

        desk.passes(limit("buy", "97.5", "1"));
        desk.passes(limit("sell", "102.5", "1"));
        desk.passes(market("sell", "1"));
        assertThat(desk.refuses(limit("buy", "97.499", "1")))
                .hasMessageContaining("the price 97.499 is 2.501 % from 100, and 2.5 % is the most");
        desk.refuses(limit("sell", "102.501", "1"));
    }

    @Test
    void onlyTheseInstruments() {
        RiskDesk desk = new RiskDesk("instruments", "A-USDT, ODD-USDT");

        desk.passes(limit("buy", "100", "1"));
        assertThat(desk.refuses(limit("buy", "100", "1", "instId", "B-USDT")).breaches())
                .containsExactly(new RiskBreach("guard.instruments", "B-USDT", "B-USDT is not among A-USDT, ODD-USDT"));
        assertThat(desk.asked).as("nothing needs to be known").isEmpty();
    }

    @Test
    void aPositionCountsWithTheOrdersThatWouldAddToIt() {
        RiskDesk desk = new RiskDesk("maxPosition", "1000");
        desk.holds("60");
        desk.rests("1", Side.BUY, "30");
        desk.rests("2", Side.SELL, "25");

        desk.refuses(limit("buy", "100", "10.1"));
        desk.passes(limit("buy", "100", "10"));
        // Down to 60 short: 60 + 100 - 25.
        desk.refuses(limit("sell", "100", "135.1"));
        desk.passes(limit("sell", "100", "135"));
    }

    @Test
    void reduceOnlyOrdersThatRestAddNothing() {
        RiskDesk desk = new RiskDesk("maxPosition", "1000");
        desk.orders.add(new Exposure.Resting(
                "1", null, RiskDesk.NAME, PositionSide.NET, Side.BUY, null, BigDecimal.TEN, BigDecimal.TEN, true));

        desk.passes(limit("buy", "100", "100"));
    }

    @Test
    void inHedgeModeLongAndShortAreTwoPositions() {
        RiskDesk desk = new RiskDesk("maxPosition", "1000");
        desk.holdings.add(new Exposure.Holding(RiskDesk.NAME, PositionSide.LONG, new BigDecimal("90")));
        desk.holdings.add(new Exposure.Holding(RiskDesk.NAME, PositionSide.SHORT, new BigDecimal("40")));

        desk.refuses(market("buy", "10.1", "positionSide", "long"));
        desk.passes(market("sell", "60", "positionSide", "short"));
        desk.passes(market("sell", "90", "positionSide", "long"));
        desk.passes(market("buy", "5000", "positionSide", "short"));
    }

    @Test
    void soManyOrdersMayBeOpen() {
        RiskDesk desk = new RiskDesk("maxOpenOrders", "3");
        desk.rests("1", Side.BUY, "1");
        desk.rests("2", Side.BUY, "1");

        assertThat(desk.refuses(List.of(limit("buy", "90", "1"), limit("buy", "90", "1"))))
                .hasMessageContaining("guard.maxOpenOrders: 3 orders are open, and 3 may be");
        desk.passes(limit("buy", "90", "1"));
        assertThat(desk.refuses(limit("buy", "90", "1"))).hasMessageContaining("3 orders are open");
    }

    @Test
    void itemsOfAListCountTogetherAndPassTogether() {
        RiskDesk desk = new RiskDesk("maxPosition", "1000", "maxNotional", "600");

        BlofinRiskLimitException refusal =
                desk.refuses(List.of(limit("buy", "100", "60"), limit("buy", "100", "61"), limit("sell", "100", "1")));

        assertThat(refusal.breaches())
                .extracting(RiskBreach::limit)
                .containsExactly("guard.maxNotional", "guard.maxPosition");
        desk.passes(List.of(limit("buy", "100", "60"), limit("buy", "100", "40")));
    }

    @Test
    void whatCancelsClosesOrReducesPassesAndAsksNothing() {
        RiskDesk desk = new RiskDesk(
                "maxPosition",
                "0",
                "maxNotional",
                "0",
                "maxOpenOrders",
                "0",
                "maxOrdersPerMinute",
                "0",
                "instruments",
                "A");
        desk.trouble = new IllegalStateException("away");

        desk.passes(limit("sell", "100", "1", "reduceOnly", "true"));
        desk.passes(market("sell", "1", "positionSide", "long"));
        desk.passes(market("buy", "1", "positionSide", "short"));
        desk.passes(Operation.TRADE_CANCEL_ORDER, map("instId", RiskDesk.NAME, "orderId", "1"));
        desk.passes(Operation.TRADE_CLOSE_POSITION, map("instId", RiskDesk.NAME, "marginMode", "cross"));
        desk.passes(
                Operation.TRADE_ORDER_TPSL,
                map("instId", RiskDesk.NAME, "side", "sell", "size", "-1", "slTriggerPrice", "90"));
        desk.passes(Operation.ACCOUNT_SET_LEVERAGE, map("instId", RiskDesk.NAME, "leverage", "3"));
        assertThat(desk.asked).isEmpty();
        assertThat(desk.refuses(limit("sell", "100", "1")).breaches()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNotSent() {
        RiskDesk desk = new RiskDesk("maxPosition", "1000");
        desk.trouble = new IllegalStateException("the list is away");

        BlofinRiskLimitException refusal = desk.refuses(limit("buy", "100", "1"));

        assertThat(refusal)
                .hasMessageContaining("what the risk limits need cannot be read")
                .hasMessageContaining("the list is away");
        assertThat(refusal.retryable()).isTrue();
        assertThat(refusal.callerFault()).isFalse();
        assertThat(desk.alarms).containsExactly(refusal);
    }

    @Test
    void whatCannotBeJudgedIsNotSent() {
        RiskDesk desk = new RiskDesk("maxNotional", "1000");

        assertThat(desk.refuses(limit("buy", "100", "many"))).hasMessageContaining("size is no number above zero");
        assertThat(desk.refuses(limit("BUY", "100", "1"))).hasMessageContaining("side is neither buy nor sell");
        assertThat(desk.refuses(limit("buy", "100", "1", "instId", ""))).hasMessageContaining("instId is missing");
    }

    @Test
    void anAmendmentCountsWithTheOrderThatItChanges() {
        RiskDesk desk = new RiskDesk("maxNotional", "1000", "maxPosition", "2000", "maxOpenOrders", "1");
        desk.holds("100");
        desk.rests("7", Side.BUY, "50");

        desk.passes(Operation.TRADE_AMEND_ORDER, map("instId", RiskDesk.NAME, "orderId", "7", "newPrice", "200"));
        desk.refuses(Operation.TRADE_AMEND_ORDER, map("instId", RiskDesk.NAME, "orderId", "7", "newPrice", "200.1"));
        assertThat(desk.refuses(
                                Operation.TRADE_AMEND_ORDER,
                                map("instId", RiskDesk.NAME, "orderId", "7", "newSize", "112"))
                        .breaches())
                .extracting(RiskBreach::limit)
                .containsExactly("guard.maxNotional", "guard.maxPosition");
        assertThat(desk.refuses(
                        Operation.TRADE_AMEND_ORDER, map("instId", RiskDesk.NAME, "orderId", "8", "newPrice", "1")))
                .hasMessageContaining("is not among the open ones");
        assertThat(desk.refuses(
                        Operation.TRADE_AMEND_ORDER, map("instId", RiskDesk.NAME, "orderId", "8", "newSize", "1")))
                .hasMessageContaining("is not among the open ones");
        desk.passes(Operation.TRADE_AMEND_TPSL, map("instId", RiskDesk.NAME, "tpslId", "8", "newSize", "100"));
        desk.refuses(Operation.TRADE_AMEND_TPSL, map("instId", RiskDesk.NAME, "tpslId", "8", "newSize", "101"));
    }

    @Test
    void withoutLimitsNothingIsAsked() {
        RiskDesk desk = new RiskDesk();

        desk.passes(limit("buy", "100", "1"));

        assertThat(desk.asked).isEmpty();
    }
}
