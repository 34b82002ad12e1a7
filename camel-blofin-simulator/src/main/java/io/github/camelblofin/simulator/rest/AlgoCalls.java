package io.github.camelblofin.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.exchange.model.AlgoState;
import io.github.camelblofin.simulator.exchange.model.AlgoView;
import io.github.camelblofin.simulator.exchange.model.OrderAnswer;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import io.github.camelblofin.simulator.wire.AlgoRows;
import io.github.camelblofin.simulator.wire.Json;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * TP/SL and trigger orders: two kinds with calls and ids of their own. Answers of placing are one object, of cancelling
 * TP/SL a list; refusals of the engine are told by the item under the top-level code 0. Source: "Trading".
 */
final class AlgoCalls {
    private final Exchange exchange;
    private final Instruments instruments;
    private final AlgoForm form;

    AlgoCalls(Exchange exchange, Instruments instruments, AlgoForm form) {
        this.exchange = exchange;
        this.instruments = instruments;
        this.form = form;
    }

    void register(Map<Operation, CallTable.Handler> table) {
        table.put(
                Operation.TRADE_ORDER_TPSL,
                call -> Reply.of(
                        item("tpslId", exchange.algoOrders().place(call.accountId(), form.tpsl(call.params())))));
        table.put(
                Operation.TRADE_ORDER_ALGO,
                call -> Reply.of(
                        item("algoId", exchange.algoOrders().place(call.accountId(), form.trigger(call.params())))));
        table.put(Operation.TRADE_CANCEL_TPSL, this::cancelTpsl);
        table.put(Operation.TRADE_CANCEL_ALGO, call -> Reply.of(cancel(call, call.params(), "algoId")));
        table.put(
                Operation.TRADE_ORDERS_TPSL_PENDING,
                call -> Reply.of(Json.array(
                        exchange.algoOrders().live(call.accountId(), true, page(call), wanted(call, "tpslId")),
                        AlgoRows::tpsl)));
        table.put(
                Operation.TRADE_ORDERS_TPSL_HISTORY,
                call -> Reply.of(Json.array(
                        exchange.algoOrders().history(call.accountId(), true, page(call), wanted(call, "tpslId")),
                        AlgoRows::tpslOfHistory)));
        table.put(Operation.TRADE_ORDER_TPSL_DETAIL, this::detail);
        table.put(Operation.TRADE_ORDERS_ALGO_PENDING, this::triggersPending);
        table.put(Operation.TRADE_ORDERS_ALGO_HISTORY, this::triggersHistory);
    }

    private static ObjectNode item(String id, OrderAnswer answer) {
        return Json.object()
                .put(id, answer.orderId())
                .put("clientOrderId", answer.clientOrderId())
                .put("code", answer.code())
                .put("msg", answer.ok() ? null : answer.message());
    }

    private Reply cancelTpsl(Call call) {
        OrderForm.requireBatch(call.items());
        call.items().forEach(item -> requireId(item, "tpslId"));
        return Reply.of(Json.array(call.items(), item -> cancel(call, item, "tpslId")));
    }

    private ObjectNode cancel(Call call, Params params, String id) {
        requireId(params, id);
        instruments.optional(params);
        OrderAnswer answer = exchange.algoOrders()
                .cancel(
                        call.accountId(),
                        id.equals("tpslId"),
                        params.text(id).orElse(null),
                        params.text("clientOrderId").orElse(null));
        return item(id, answer);
    }

    private static void requireId(Params params, String id) {
        if (params.text(id).isEmpty() && params.text("clientOrderId").isEmpty()) {
            throw Refusal.of(ErrorCode.EITHER_PARAMETER_REQUIRED, id, "clientOrderId");
        }
    }

    private PageQuery page(Call call) {
        return call.page().withInstId(instruments.optional(call.params()));
    }

    private static Predicate<AlgoView> wanted(Call call, String id) {
        Optional<String> wantedId = call.params().text(id);
        Optional<String> clientId = call.params().text("clientOrderId");
        Optional<AlgoState> state = call.params().word("state", AlgoState::of);
        return view -> (wantedId.isEmpty() || wantedId.get().equals(view.id()))
                && (clientId.isEmpty() || clientId.get().equals(view.terms().clientOrderId()))
                && (state.isEmpty() || state.get() == view.state());
    }

    private Reply detail(Call call) {
        instruments.required(call.params());
        requireId(call.params(), "tpslId");
        Optional<AlgoView> found = exchange.algoOrders()
                .find(
                        call.accountId(),
                        true,
                        call.params().text("tpslId").orElse(null),
                        call.params().text("clientOrderId").orElse(null));
        return Reply.of(found.<JsonNode>map(AlgoRows::tpsl).orElse(NullNode.getInstance()));
    }

    private Reply triggersPending(Call call) {
        AlgoForm.requireTrigger(call.params());
        return Reply.of(Json.array(
                exchange.algoOrders().live(call.accountId(), false, page(call), wanted(call, "algoId")),
                AlgoRows::trigger));
    }

    private Reply triggersHistory(Call call) {
        AlgoForm.requireTrigger(call.params());
        return Reply.of(Json.array(
                exchange.algoOrders().history(call.accountId(), false, page(call), wanted(call, "algoId")),
                AlgoRows::trigger));
    }
}
