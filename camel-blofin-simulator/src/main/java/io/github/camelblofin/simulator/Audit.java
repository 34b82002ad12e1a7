package io.github.camelblofin.simulator;

import io.github.camelblofin.simulator.exchange.model.AlgoView;
import io.github.camelblofin.simulator.exchange.model.BookView;
import io.github.camelblofin.simulator.exchange.model.FillView;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PositionView;
import java.util.List;
import java.util.Map;

/**
 * What is true on the exchange at one moment, to compare with what a client was told. Texts and numbers are those of the
 * exchange's own records, before any fault. As long as not more than 10,000 finished orders or fills of the account were
 * made, nothing is missing.
 *
 * @param fills all fills of the account, oldest first
 * @param orders the latest state of every order of the account, by {@code orderId}, oldest first
 * @param algoOrders the latest state of every TP/SL and trigger order, by its id, oldest first
 * @param positions what is open
 * @param books the whole book of every instrument with its {@code seqId}, by {@code instId}
 */
public record Audit(
        List<FillView> fills,
        Map<String, OrderView> orders,
        Map<String, AlgoView> algoOrders,
        List<PositionView> positions,
        Map<String, BookView> books) {}
