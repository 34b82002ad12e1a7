package io.github.camelblofin.simulator.wire;

import static io.github.camelblofin.simulator.wire.Json.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelblofin.simulator.exchange.model.BalanceView;
import io.github.camelblofin.simulator.exchange.model.FillView;
import io.github.camelblofin.simulator.exchange.model.LeverageView;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PositionView;

/** Account data in BloFin's JSON. Source: "Account", "Trading" and the private channels. */
public final class AccountRows {
    private AccountRows() {}

    /** The futures wallet over REST, which alone has {@code bonus}. */
    public static ObjectNode balance(BalanceView b) {
        return wallet(b, details(b).put("bonus", "0"));
    }

    /** The futures wallet in a push, which alone has {@code unrealizedPnl}. */
    public static ObjectNode balancePush(BalanceView b) {
        return wallet(b, details(b).put("unrealizedPnl", text(b.unrealizedPnl())));
    }

    /** A row of {@code asset/balances}. */
    public static ObjectNode asset(BalanceView b) {
        return Json.object()
                .put("currency", b.currency())
                .put("balance", text(b.balance()))
                .put("available", text(b.available()))
                .put("frozen", text(b.frozen()))
                .put("bonus", "0");
    }

    private static ObjectNode wallet(BalanceView b, ObjectNode details) {
        ObjectNode row = Json.object()
                .put("ts", Long.toString(b.ts()))
                .put("totalEquity", text(b.equity()))
                .put("isolatedEquity", text(b.isolatedEquity()));
        row.set("details", Json.listOf(details));
        return row;
    }

    private static ObjectNode details(BalanceView b) {
        return Json.object()
                .put("currency", b.currency())
                .put("equity", text(b.equity()))
                .put("balance", text(b.balance()))
                .put("ts", Long.toString(b.ts()))
                .put("isolatedEquity", text(b.isolatedEquity()))
                .put("available", text(b.available()))
                .put("availableEquity", text(b.available()))
                .put("frozen", text(b.frozen()))
                .put("orderFrozen", text(b.orderFrozen()))
                .put("equityUsd", text(b.equity()))
                .put("isolatedUnrealizedPnl", text(b.isolatedUnrealizedPnl()));
    }

    /** A position over REST; cross rows have no {@code margin}, isolated rows no {@code initialMargin}. */
    public static ObjectNode position(PositionView p) {
        ObjectNode row = commonPosition(p).put("realizedPnl", text(p.realizedPnl()));
        return p.marginMode() == MarginMode.CROSS
                ? row.put("initialMargin", orEmpty(text(p.initialMargin())))
                : row.put("margin", orEmpty(text(p.margin())));
    }

    /** A position in a push: both margins, the one that does not apply is empty. */
    public static ObjectNode positionPush(PositionView p) {
        return commonPosition(p)
                .put("initialMargin", orEmpty(text(p.initialMargin())))
                .put("margin", orEmpty(text(p.margin())));
    }

    private static ObjectNode commonPosition(PositionView p) {
        return Json.object()
                .put("positionId", p.positionId())
                .put("instId", p.instId())
                .put("instType", p.instType())
                .put("marginMode", p.marginMode().text())
                .put("positionSide", p.positionSide().text())
                .put("adl", Integer.toString(p.adl()))
                .put("positions", text(p.positions()))
                .put("availablePositions", text(p.availablePositions()))
                .put("averagePrice", text(p.averagePrice()))
                .put("markPrice", text(p.markPrice()))
                .put("marginRatio", orEmpty(text(p.marginRatio())))
                .put("liquidationPrice", orEmpty(text(p.liquidationPrice())))
                .put("unrealizedPnl", text(p.unrealizedPnl()))
                .put("unrealizedPnlRatio", text(p.unrealizedPnlRatio()))
                .put("maintenanceMargin", text(p.maintenanceMargin()))
                .put("createTime", Long.toString(p.createTime()))
                .put("updateTime", Long.toString(p.updateTime()))
                .put("leverage", Integer.toString(p.leverage()));
    }

    /** An order in {@code orders-pending} and {@code order-detail}: the filled amount is spelled {@code filled_amount}. */
    public static ObjectNode openOrder(OrderView o) {
        return restOrder(o).put("filled_amount", text(o.filledAmount()));
    }

    /** An order in {@code orders-history}: no filled amount, but why it was cancelled. */
    public static ObjectNode finishedOrder(OrderView o) {
        return restOrder(o)
                .put("cancelSource", o.cancelSource().text())
                .put("cancelSourceReason", o.cancelSource().reason());
    }

    private static ObjectNode restOrder(OrderView o) {
        return commonOrder(o)
                .put("clientOrderId", orEmpty(o.clientOrderId()))
                .put("algoClientOrderId", "")
                .put("algoId", "");
    }

    /** An order in a push: {@code filledAmount}, and null where the caller gave no id. */
    public static ObjectNode orderPush(OrderView o) {
        return commonOrder(o)
                .put("clientOrderId", o.clientOrderId())
                .put("instType", o.instType())
                .put("filledAmount", text(o.filledAmount()))
                .put("cancelSource", o.cancelSource().text())
                .putNull("tpTriggerPriceType")
                .putNull("slTriggerPriceType");
    }

    private static ObjectNode commonOrder(OrderView o) {
        return Json.object()
                .put("orderId", o.orderId())
                .put("instId", o.instId())
                .put("marginMode", o.marginMode().text())
                .put("positionSide", o.positionSide().text())
                .put("side", o.side().text())
                .put("orderType", o.orderType().text())
                .put("price", text(o.price()))
                .put("size", text(o.size()))
                .put("reduceOnly", Boolean.toString(o.reduceOnly()))
                .put("leverage", Integer.toString(o.leverage()))
                .put("state", o.state().text())
                .put("filledSize", text(o.filledSize()))
                .put("averagePrice", text(o.averagePrice()))
                .put("fee", text(o.fee()))
                .put("pnl", text(o.pnl()))
                .put("orderCategory", o.orderCategory())
                .putNull("tpTriggerPrice")
                .putNull("tpOrderPrice")
                .putNull("slTriggerPrice")
                .putNull("slOrderPrice")
                .put("brokerId", orEmpty(o.brokerId()))
                .put("createTime", Long.toString(o.createTime()))
                .put("updateTime", Long.toString(o.updateTime()));
    }

    public static ObjectNode fill(FillView f) {
        return Json.object()
                .put("instId", f.instId())
                .put("tradeId", f.tradeId())
                .put("orderId", f.orderId())
                .put("fillPrice", text(f.fillPrice()))
                .put("fillSize", text(f.fillSize()))
                .put("fillPnl", text(f.fillPnl()))
                .put("positionSide", f.positionSide().text())
                .put("side", f.side().text())
                .put("fee", text(f.fee()))
                .put("ts", Long.toString(f.ts()))
                .put("brokerId", orEmpty(f.brokerId()));
    }

    /** A row of {@code batch-leverage-info}. */
    public static ObjectNode leverage(LeverageView l) {
        return leverageOfMode(l).put("positionSide", l.positionSide().text());
    }

    /** The answer of {@code leverage-info}, which has no position side. */
    public static ObjectNode leverageOfMode(LeverageView l) {
        return Json.object()
                .put("leverage", Integer.toString(l.leverage()))
                .put("marginMode", l.marginMode().text())
                .put("instId", l.instId());
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
