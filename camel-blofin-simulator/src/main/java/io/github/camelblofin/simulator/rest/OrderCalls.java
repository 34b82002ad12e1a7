package io.github.camelblofin.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.OrderAnswer;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Placing, cancelling, closing. What BloFin's gateway checks (parameters) refuses the whole call; what its engine refuses
 * is told by the item, under the top-level code 0 of a single call or 1 and 2 of a batch of new orders. A batch of
 * cancels keeps the top-level code 0, as in BloFin's example. Source: "Trading".
 */
final class OrderCalls {
    private final Exchange exchange;
    private final Instruments instruments;
    private final OrderForm form;

    OrderCalls(Exchange exchange, Instruments instruments, OrderForm form) {
        this.exchange = exchange;
        this.instruments = instruments;
        this.form = form;
    }

    void register(Map<Operation, CallTable.Handler> table) {
        table.put(Operation.TRADE_ORDER, this::place);
        table.put(Operation.TRADE_BATCH_ORDERS, this::placeAll);
        table.put(Operation.TRADE_CANCEL_ORDER, this::cancel);
        table.put(Operation.TRADE_CANCEL_BATCH_ORDERS, this::cancelAll);
        table.put(Operation.TRADE_CLOSE_POSITION, this::close);
    }

    private Reply place(Call call) {
        OrderAnswer answer = exchange.place(call.accountId(), form.read(call.params()));
        return new Reply(
                "0", "", Json.listOf(placed(answer).put("msg", said(answer)).put("code", answer.code())));
    }

    private Reply placeAll(Call call) {
        List<OrderAnswer> answers = form.readBatch(call.items()).stream()
                .map(order -> exchange.place(call.accountId(), order))
                .toList();
        long failed = answers.stream().filter(answer -> !answer.ok()).count();
        ErrorCode top = failed == 0
                ? ErrorCode.SUCCESS
                : failed == answers.size() ? ErrorCode.ALL_FAILED : ErrorCode.PARTLY_FAILED;
        return new Reply(top.code(), top.text().orElse(""), Json.array(answers, OrderCalls::batchItem));
    }

    private static String said(OrderAnswer answer) {
        return answer.ok() ? "" : answer.message();
    }

    /** A rejected order has no id. */
    private static ObjectNode placed(OrderAnswer answer) {
        return Json.object()
                .put("orderId", answer.ok() ? answer.orderId() : null)
                .put("clientOrderId", answer.clientOrderId() == null ? "" : answer.clientOrderId());
    }

    /** Items of a batch that went well carry no code. */
    private static ObjectNode batchItem(OrderAnswer answer) {
        ObjectNode item = placed(answer);
        return answer.ok() ? item : item.put("msg", answer.message()).put("code", answer.code());
    }

    private Reply cancel(Call call) {
        OrderAnswer answer = cancel(call, call.params());
        return Reply.of(cancelled(call.params(), answer)
                .put("code", answer.code())
                .put("msg", answer.ok() ? null : answer.message()));
    }

    private Reply cancelAll(Call call) {
        OrderForm.requireBatch(call.items());
        boolean byOrderId = call.items().get(0).text("orderId").isPresent();
        for (Params item : call.items()) {
            if (item.text("orderId").isPresent() != byOrderId) {
                throw Refusal.of(ErrorCode.BATCH_CANCEL_MIXED_FIELDS);
            }
            requireId(item);
        }
        return Reply.of(Json.array(call.items(), item -> {
            OrderAnswer answer = cancel(call, item);
            ObjectNode row = cancelled(item, answer);
            return answer.ok() ? row : row.put("msg", answer.message()).put("code", answer.code());
        }));
    }

    private OrderAnswer cancel(Call call, Params params) {
        requireId(params);
        return exchange.cancel(
                call.accountId(),
                instruments.optional(params),
                params.text("orderId").orElse(null),
                params.text("clientOrderId").orElse(null));
    }

    private static void requireId(Params params) {
        if (params.text("orderId").isEmpty() && params.text("clientOrderId").isEmpty()) {
            throw Refusal.of(ErrorCode.EITHER_PARAMETER_REQUIRED, "orderId", "clientOrderId");
        }
    }

    /** Names the order as far as it is known: a refused cancel repeats what was asked for. */
    private static ObjectNode cancelled(Params params, OrderAnswer answer) {
        return Json.object()
                .put(
                        "orderId",
                        Optional.ofNullable(answer.orderId())
                                .or(() -> params.text("orderId"))
                                .orElse(null))
                .put(
                        "clientOrderId",
                        Optional.ofNullable(answer.clientOrderId())
                                .or(() -> params.text("clientOrderId"))
                                .orElse(null));
    }

    private Reply close(Call call) {
        String instId = instruments.required(call.params());
        MarginMode mode = call.params().requiredWord("marginMode", MarginMode::of);
        PositionSide side = call.params().word("positionSide", PositionSide::of).orElse(PositionSide.NET);
        Optional<String> clientOrderId = call.params().ownId("clientOrderId");
        form.brokerId(call.params());
        OrderAnswer answer = exchange.closePosition(call.accountId(), instId, mode, side, clientOrderId.orElse(null));
        if (!answer.ok()) {
            throw Refusal.of(answer.code(), answer.message());
        }
        return Reply.of(Json.object()
                .put("instId", instId)
                .put("positionSide", side.text())
                .put("clientOrderId", clientOrderId.orElse("")));
    }
}
