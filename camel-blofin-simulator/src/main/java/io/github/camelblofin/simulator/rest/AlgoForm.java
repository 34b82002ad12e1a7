package io.github.camelblofin.simulator.rest;

import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.simulator.exchange.model.Leg;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.NewAlgo;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.exchange.model.PriceSource;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import java.util.Optional;

/** Checks and reads the parameters of TP/SL and trigger orders. Source: "Place TPSL Order", "Place Algo Order". */
final class AlgoForm {
    private static final String MINUS_ONE = "-1";

    private final Instruments instruments;
    private final OrderForm orders;

    AlgoForm(Instruments instruments, OrderForm orders) {
        this.instruments = instruments;
        this.orders = orders;
    }

    NewAlgo tpsl(Params params) {
        Leg takeProfit = leg(params, "tp");
        Leg stopLoss = leg(params, "sl");
        NewAlgo order = read(params, null, takeProfit, stopLoss);
        if (takeProfit == null && stopLoss == null) {
            throw Refusal.of(ErrorCode.EITHER_PARAMETER_REQUIRED, "tpTriggerPrice", "slTriggerPrice");
        }
        return order;
    }

    NewAlgo trigger(Params params) {
        requireTrigger(params);
        BigDecimal price = params.requiredPositive("triggerPrice");
        Leg trigger = new Leg(price, orderPrice(params, "orderPrice"), source(params, "triggerPriceType"));
        return read(params, trigger, null, null);
    }

    static void requireTrigger(Params params) {
        params.requiredWord("orderType", word -> Optional.of(word).filter("trigger"::equals));
    }

    private NewAlgo read(Params params, Leg trigger, Leg takeProfit, Leg stopLoss) {
        String instId = instruments.required(params);
        MarginMode marginMode = params.requiredWord("marginMode", MarginMode::of);
        PositionSide positionSide =
                params.word("positionSide", PositionSide::of).orElse(PositionSide.NET);
        Side side = params.requiredWord("side", Side::of);
        boolean whole = params.required("size").equals(MINUS_ONE);
        return new NewAlgo(
                instId,
                marginMode,
                positionSide,
                side,
                whole ? null : params.requiredPositive("size"),
                params.flag("reduceOnly"),
                params.ownId("clientOrderId").orElse(null),
                orders.brokerId(params),
                trigger,
                takeProfit,
                stopLoss);
    }

    private static Leg leg(Params params, String which) {
        String name = which + "TriggerPrice";
        return params.text(name).isEmpty()
                ? null
                : new Leg(
                        params.requiredPositive(name),
                        orderPrice(params, which + "OrderPrice"),
                        source(params, which + "TriggerPriceType"));
    }

    /** Null, at market, when it is absent or -1. */
    private static BigDecimal orderPrice(Params params, String name) {
        boolean market =
                params.text(name).filter(value -> !value.equals(MINUS_ONE)).isEmpty();
        return market ? null : params.requiredPositive(name);
    }

    private static PriceSource source(Params params, String name) {
        return params.word(name, PriceSource::of).orElse(PriceSource.LAST);
    }
}
