package io.github.camelblofin.simulator.wire;

import static io.github.camelblofin.simulator.wire.Json.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelblofin.simulator.exchange.model.AlgoView;
import io.github.camelblofin.simulator.exchange.model.ClosedPositionView;
import io.github.camelblofin.simulator.exchange.model.Leg;
import io.github.camelblofin.simulator.exchange.model.NewAlgo;
import java.math.BigDecimal;
import java.util.List;

/** TP/SL and trigger orders, and closed positions, in BloFin's JSON. Source: "Trading", channel "orders-algo". */
public final class AlgoRows {
    private static final String WHOLE = "-1";
    private static final String AT_MARKET = "-1";

    private AlgoRows() {}

    /** A TP/SL order over REST. */
    public static ObjectNode tpsl(AlgoView v) {
        return legs(common(v).put("tpslId", v.id()), v.terms()).put("actualSize", text(v.actualSize()));
    }

    /** A TP/SL order in the history, which alone has the category. */
    public static ObjectNode tpslOfHistory(AlgoView v) {
        return tpsl(v).put("orderType", "conditional")
                .put("orderCategory", v.actualSide() == null ? "normal" : v.actualSide())
                .putNull("triggerType");
    }

    /** A trigger order over REST. */
    public static ObjectNode trigger(AlgoView v) {
        ObjectNode row = common(v)
                .put("algoId", v.id())
                .put("orderType", "trigger")
                .put("actualSize", text(v.actualSize()))
                .put("triggerPrice", text(v.terms().trigger().triggerPrice()))
                .put("triggerPriceType", v.terms().trigger().source().text());
        row.set("attachAlgoOrders", Json.array(List.<ObjectNode>of(), each -> each));
        return row;
    }

    /** Either in a push: both ids with the same value, and when it last changed. */
    public static ObjectNode push(AlgoView v) {
        Leg trigger = v.terms().trigger();
        ObjectNode row = legs(common(v), v.terms())
                .put("tpslId", v.id())
                .put("algoId", v.id())
                .put("instType", "SWAP")
                .put("orderType", v.terms().tpsl() ? "conditional" : "trigger")
                .put("triggerPrice", trigger == null ? null : text(trigger.triggerPrice()))
                .put(
                        "triggerPriceType",
                        trigger == null ? "last" : trigger.source().text())
                .put("orderPrice", orderPrice(trigger))
                .put("actualSize", v.actualSize() == null ? "" : text(v.actualSize()))
                .put("actualSide", v.actualSide())
                .put("cancelType", v.canceledBy())
                .put("updateTime", Long.toString(v.updateTime()));
        row.set("attachAlgoOrders", Json.array(List.<ObjectNode>of(), each -> each));
        return row;
    }

    private static ObjectNode common(AlgoView v) {
        NewAlgo t = v.terms();
        return Json.object()
                .put("clientOrderId", t.clientOrderId() == null ? "" : t.clientOrderId())
                .put("instId", t.instId())
                .put("marginMode", t.marginMode().text())
                .put("positionSide", t.positionSide().text())
                .put("side", t.side().text())
                .put("size", t.size() == null ? WHOLE : text(t.size()))
                .put("reduceOnly", Boolean.toString(t.reduceOnly()))
                .put("leverage", Integer.toString(v.leverage()))
                .put("state", v.state().text())
                .put("createTime", Long.toString(v.createTime()))
                .put("brokerId", t.brokerId() == null ? "" : t.brokerId());
    }

    private static ObjectNode legs(ObjectNode row, NewAlgo terms) {
        return row.put("tpTriggerPrice", triggerPrice(terms.takeProfit()))
                .put("tpOrderPrice", orderPrice(terms.takeProfit()))
                .put("slTriggerPrice", triggerPrice(terms.stopLoss()))
                .put("slOrderPrice", orderPrice(terms.stopLoss()));
    }

    private static String triggerPrice(Leg leg) {
        return leg == null ? null : text(leg.triggerPrice());
    }

    private static String orderPrice(Leg leg) {
        if (leg == null) {
            return null;
        }
        return leg.orderPrice() == null ? AT_MARKET : text(leg.orderPrice());
    }

    /** A row of {@code positions-history}; like live rows, without {@code side}. */
    public static ObjectNode closedPosition(ClosedPositionView c) {
        return Json.object()
                .put("historyId", c.historyId())
                .put("positionId", c.positionId())
                .put("instId", c.instId())
                .put("instType", "SWAP")
                .put("marginMode", c.marginMode().text())
                .put("positionSide", c.positionSide().text())
                .put("closePositions", text(c.closed()))
                .put("maxPositions", text(c.most()))
                .put("liquidationPositions", text(BigDecimal.ZERO))
                .put("openAveragePrice", text(c.openAveragePrice()))
                .put("closeAveragePrice", text(c.closeAveragePrice()))
                .put("createTime", Long.toString(c.createTime()))
                .put("updateTime", Long.toString(c.updateTime()))
                .put("leverage", Integer.toString(c.leverage()))
                .put("realizedPnl", text(c.realizedPnl()))
                .put("realizedPnlRatio", text(c.ratio()))
                .put("fee", text(c.fee()));
    }
}
