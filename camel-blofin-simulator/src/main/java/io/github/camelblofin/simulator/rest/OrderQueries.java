package io.github.camelblofin.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.exchange.model.OrderState;
import io.github.camelblofin.simulator.exchange.model.OrderType;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import io.github.camelblofin.simulator.exchange.model.PriceRange;
import io.github.camelblofin.simulator.exchange.model.Side;
import io.github.camelblofin.simulator.wire.AccountRows;
import io.github.camelblofin.simulator.wire.Json;
import java.util.Map;
import java.util.Optional;

/** Orders, fills and price bands as they are and were. Source: "Trading". */
final class OrderQueries {
    private final Exchange exchange;
    private final Instruments instruments;

    OrderQueries(Exchange exchange, Instruments instruments) {
        this.exchange = exchange;
        this.instruments = instruments;
    }

    void register(Map<Operation, CallTable.Handler> table) {
        table.put(Operation.TRADE_ORDERS_PENDING, this::pending);
        table.put(Operation.TRADE_ORDERS_HISTORY, this::history);
        table.put(Operation.TRADE_ORDER_DETAIL, this::detail);
        table.put(Operation.TRADE_FILLS_HISTORY, this::fills);
        table.put(Operation.TRADE_ORDER_PRICE_RANGE, this::priceRange);
    }

    private Reply pending(Call call) {
        return Reply.of(Json.array(exchange.openOrders(call.accountId(), ordersWanted(call)), AccountRows::openOrder));
    }

    private Reply history(Call call) {
        return Reply.of(
                Json.array(exchange.orderHistory(call.accountId(), ordersWanted(call)), AccountRows::finishedOrder));
    }

    private PageQuery ordersWanted(Call call) {
        return call.page()
                .withInstId(instruments.optional(call.params()))
                .withOrderType(call.params().word("orderType", OrderType::of).orElse(null))
                .withState(call.params().word("state", OrderState::of).orElse(null));
    }

    /** An order nobody knows is a success without data: BloFin documents no code for it. */
    private Reply detail(Call call) {
        Params params = call.params();
        String instId = instruments.required(params);
        Optional<String> orderId = params.text("orderId");
        Optional<String> clientOrderId = params.text("clientOrderId");
        if (orderId.isEmpty() && clientOrderId.isEmpty()) {
            if (params.text("algoClientOrderId").isPresent()) {
                return Reply.of(NullNode.getInstance());
            }
            throw Refusal.of(ErrorCode.EITHER_PARAMETER_REQUIRED, "orderId", "clientOrderId");
        }
        Optional<OrderView> order = exchange.order(call.accountId(), orderId.orElse(null), clientOrderId.orElse(null))
                .filter(found -> found.instId().equals(instId));
        JsonNode row = order.<JsonNode>map(AccountRows::openOrder).orElse(NullNode.getInstance());
        return Reply.of(row);
    }

    private Reply fills(Call call) {
        PageQuery wanted = call.page()
                .withInstId(instruments.optional(call.params()))
                .withOrderId(call.params().text("orderId").orElse(null));
        return Reply.of(Json.array(exchange.fills(call.accountId(), wanted), AccountRows::fill));
    }

    private Reply priceRange(Call call) {
        String instId = instruments.required(call.params());
        PriceRange range = exchange.priceRange(instId, call.params().requiredWord("side", Side::of));
        return Reply.of(Json.object()
                .put("maxPrice", range.maxPrice().toPlainString())
                .put("minPrice", range.minPrice().toPlainString()));
    }
}
