package io.github.camelblofin.simulator.rest;

import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.OrderType;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the parameters of an order and reads them. Source: "Place Order", "Place Multiple Orders". */
final class OrderForm {
    private static final int BATCH = 20;

    /** BloFin attaches these to orders; the exchange core does not, so accepting them would be a lie. */
    private static final List<String> ATTACHED =
            List.of("tpTriggerPrice", "tpOrderPrice", "slTriggerPrice", "slOrderPrice");

    private final Instruments instruments;
    private final boolean refuseBrokerId;

    OrderForm(Instruments instruments, boolean refuseBrokerId) {
        this.instruments = instruments;
        this.refuseBrokerId = refuseBrokerId;
    }

    NewOrder read(Params params) {
        String instId = instruments.required(params);
        MarginMode marginMode = params.requiredWord("marginMode", MarginMode::of);
        PositionSide positionSide =
                params.word("positionSide", PositionSide::of).orElse(PositionSide.NET);
        Side side = params.requiredWord("side", Side::of);
        OrderType type = params.requiredWord("orderType", OrderType::of);
        BigDecimal price = type == OrderType.MARKET ? null : params.requiredPositive("price");
        BigDecimal size = params.requiredPositive("size");
        boolean reduceOnly = params.flag("reduceOnly");
        String clientOrderId = params.ownId("clientOrderId").orElse(null);
        refuseAttached(params);
        return new NewOrder(
                instId, marginMode, positionSide, side, type, price, size, reduceOnly, clientOrderId, brokerId(params));
    }

    /** All orders of a batch; the first wrong one refuses the whole batch. */
    List<NewOrder> readBatch(List<Params> items) {
        requireBatch(items);
        List<NewOrder> orders = items.stream().map(this::read).toList();
        NewOrder first = orders.get(0);
        Set<String> ids = new HashSet<>();
        for (NewOrder order : orders) {
            if (!order.instId().equals(first.instId()) || order.marginMode() != first.marginMode()) {
                throw Refusal.of(ErrorCode.BATCH_MIXED);
            }
            if (order.clientOrderId() != null && !ids.add(order.clientOrderId())) {
                throw Refusal.of(ErrorCode.DUPLICATE_ORDER_IN_BATCH);
            }
        }
        return orders;
    }

    /** A batch holds 1 to 20 items. */
    static void requireBatch(List<Params> items) {
        if (items.isEmpty()) {
            throw Refusal.of(ErrorCode.PARAMETER_WRONG_OR_EMPTY);
        }
        if (items.size() > BATCH) {
            throw Refusal.of(ErrorCode.BATCH_TOO_LARGE);
        }
    }

    private static void refuseAttached(Params params) {
        for (String name : ATTACHED) {
            if (params.text(name).isPresent()) {
                throw Refusal.of(
                        ErrorCode.PARAMETER_ERROR.code(),
                        Refusal.textOf(ErrorCode.PARAMETER_ERROR, name)
                                + " This simulator attaches no TP/SL to orders: place it by itself.");
            }
        }
    }

    /** The broker id, if any: up to 16 letters and digits. */
    String brokerId(Params params) {
        String id = params.text("brokerId").orElse(null);
        if (id != null && refuseBrokerId) {
            throw Refusal.of(ErrorCode.BROKER_ID_NOT_SUPPORTED);
        }
        if (id != null && !id.matches("[A-Za-z0-9]{1,16}")) {
            throw Params.wrong("brokerId");
        }
        return id;
    }
}
