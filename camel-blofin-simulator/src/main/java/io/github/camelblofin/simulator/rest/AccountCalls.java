package io.github.camelblofin.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelblofin.api.Access;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.simulator.access.PlayAccount;
import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.exchange.model.Answer;
import io.github.camelblofin.simulator.exchange.model.BalanceView;
import io.github.camelblofin.simulator.exchange.model.ClosedPositionView;
import io.github.camelblofin.simulator.exchange.model.LeverageView;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.PositionMode;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.wire.AccountRows;
import io.github.camelblofin.simulator.wire.AlgoRows;
import io.github.camelblofin.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Wallets, positions, modes, leverage, and what is known about the key. */
final class AccountCalls {
    /** Wallets that BloFin has; money is in the futures wallet only, the others are empty. */
    private static final Set<String> WALLETS =
            Set.of("funding", "futures", "copy_trading", "earn", "spot", "inverse_contract");

    private static final Set<String> PRODUCTS = Set.of("USDT-FUTURES", "COIN-FUTURES");

    private final Exchange exchange;
    private final Instruments instruments;

    AccountCalls(Exchange exchange, Instruments instruments) {
        this.exchange = exchange;
        this.instruments = instruments;
    }

    void register(Map<Operation, CallTable.Handler> table) {
        table.put(Operation.ACCOUNT_BALANCE, this::balance);
        table.put(Operation.ASSET_BALANCES, this::assets);
        table.put(Operation.ACCOUNT_POSITIONS, this::positions);
        table.put(Operation.ACCOUNT_POSITIONS_HISTORY, this::closedPositions);
        table.put(Operation.ACCOUNT_CONFIG, call -> Reply.of(Json.object().put("accountLevel", "0")));
        table.put(Operation.ACCOUNT_MARGIN_MODE, call -> marginMode(exchange.marginMode(call.accountId())));
        table.put(Operation.ACCOUNT_SET_MARGIN_MODE, this::setMarginMode);
        table.put(Operation.ACCOUNT_POSITION_MODE, call -> positionMode(exchange.positionMode(call.accountId())));
        table.put(Operation.ACCOUNT_SET_POSITION_MODE, this::setPositionMode);
        table.put(Operation.ACCOUNT_LEVERAGE_INFO, this::leverage);
        table.put(Operation.ACCOUNT_BATCH_LEVERAGE_INFO, this::leverages);
        table.put(Operation.ACCOUNT_SET_LEVERAGE, this::setLeverage);
        table.put(Operation.USER_QUERY_APIKEY, call -> Reply.of(key(call.account())));
    }

    private Reply balance(Call call) {
        String product = call.params().word("productType", oneOf(PRODUCTS)).orElse("USDT-FUTURES");
        BalanceView wallet = exchange.balance(call.accountId());
        return Reply.of(product.equals("USDT-FUTURES") ? AccountRows.balance(wallet) : emptyWallet(wallet.ts()));
    }

    private static ObjectNode emptyWallet(long ts) {
        ObjectNode row = Json.object()
                .put("ts", Long.toString(ts))
                .put("totalEquity", "0")
                .put("isolatedEquity", "0");
        row.set("details", Json.array(List.<ObjectNode>of(), detail -> detail));
        return row;
    }

    private Reply assets(Call call) {
        String wallet = call.params().requiredWord("accountType", oneOf(WALLETS));
        Optional<String> currency = call.params().text("currency");
        BalanceView money = exchange.balance(call.accountId());
        boolean shown = wallet.equals("futures")
                && currency.filter(wanted -> !wanted.equals(money.currency())).isEmpty();
        return Reply.of(Json.array(shown ? List.of(money) : List.of(), AccountRows::asset));
    }

    private Reply positions(Call call) {
        String instId = instruments.optional(call.params());
        return Reply.of(Json.array(exchange.positions(call.accountId(), instId), AccountRows::position));
    }

    /** Only positions that were closed as a whole: no other kind of end is made here. */
    private Reply closedPositions(Call call) {
        Optional<String> positionId = call.params().text("positionId");
        boolean closed = call.params()
                .text("state")
                .filter(state -> !state.equals("closed"))
                .isEmpty();
        List<ClosedPositionView> rows =
                exchange
                        .closedPositions(call.accountId(), call.page().withInstId(instruments.optional(call.params())))
                        .stream()
                        .filter(row -> closed
                                && (positionId.isEmpty() || positionId.get().equals(row.positionId())))
                        .toList();
        return Reply.of(Json.array(rows, AlgoRows::closedPosition));
    }

    private Reply setMarginMode(Call call) {
        MarginMode mode = call.params().requiredWord("marginMode", MarginMode::of);
        accepted(exchange.setMarginMode(call.accountId(), mode));
        return marginMode(mode);
    }

    private Reply setPositionMode(Call call) {
        PositionMode mode = call.params().requiredWord("positionMode", PositionMode::of);
        accepted(exchange.setPositionMode(call.accountId(), mode));
        return positionMode(mode);
    }

    private Reply leverage(Call call) {
        String instId = instruments.required(call.params());
        MarginMode mode = call.params().requiredWord("marginMode", MarginMode::of);
        LeverageView first = exchange.leverage(call.accountId(), instId, mode).get(0);
        return Reply.of(AccountRows.leverageOfMode(first));
    }

    private Reply leverages(Call call) {
        List<String> ids = instruments.several(call.params());
        MarginMode mode = call.params().requiredWord("marginMode", MarginMode::of);
        List<LeverageView> rows = ids.stream()
                .flatMap(instId -> exchange.leverage(call.accountId(), instId, mode).stream())
                .toList();
        return Reply.of(Json.array(rows, AccountRows::leverage));
    }

    private Reply setLeverage(Call call) {
        String instId = instruments.required(call.params());
        MarginMode mode = call.params().requiredWord("marginMode", MarginMode::of);
        Optional<PositionSide> side = call.params().word("positionSide", PositionSide::of);
        int leverage = wholeLeverage(call.params().requiredPositive("leverage"));
        accepted(exchange.setLeverage(call.accountId(), instId, mode, side.orElse(null), leverage));
        return Reply.of(Json.object()
                .put("leverage", Integer.toString(leverage))
                .put("marginMode", mode.text())
                .put("instId", instId)
                .put("positionSide", side.orElse(PositionSide.NET).text()));
    }

    private static int wholeLeverage(BigDecimal value) {
        try {
            return value.intValueExact();
        } catch (ArithmeticException fractionOrTooLarge) {
            throw Params.wrong("leverage");
        }
    }

    /** {@code readOnly} and {@code type} are JSON numbers here, as at BloFin; an empty list of addresses binds none. */
    private static ObjectNode key(PlayAccount account) {
        ObjectNode row = Json.object()
                .put(
                        "uid",
                        Long.toString(10_000_000_000L
                                + Integer.toUnsignedLong(account.name().hashCode())))
                .put("apiName", account.name())
                .put("apiKey", account.apiKey())
                .put("readOnly", account.may(Access.TRADE) ? 0 : 1);
        row.set("ips", Json.array(List.<ObjectNode>of(), address -> address));
        return row.put("type", 1)
                .put("expireTime", "0")
                .put("createTime", "1750000000000")
                .put("referralCode", "")
                .put("parentUid", "0");
    }

    private static Reply marginMode(MarginMode mode) {
        return Reply.of(Json.object().put("marginMode", mode.text()));
    }

    private static Reply positionMode(PositionMode mode) {
        return Reply.of(Json.object().put("positionMode", mode.text()));
    }

    private static void accepted(Answer answer) {
        if (!answer.ok()) {
            throw Refusal.of(answer.code(), answer.message());
        }
    }

    private static Function<String, Optional<String>> oneOf(Set<String> words) {
        return word -> Optional.of(word).filter(words::contains);
    }
}
