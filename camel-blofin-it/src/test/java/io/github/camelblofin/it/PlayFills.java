package io.github.camelblofin.it;

import io.github.camelblofin.simulator.BlofinSimulator;
import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.exchange.model.FillView;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.util.ArrayList;
import java.util.List;

/** Gives the play account fills, faster than orders over the network could. */
final class PlayFills {
    private static final List<String> INSTRUMENTS = List.of("BTC-USDT", "ETH-USDT", "SOL-USDT", "XRP-USDT");
    private static final int AT_ONCE = 200;

    private final BlofinSimulator simulator;
    private int orders;

    PlayFills(BlofinSimulator simulator) {
        this.simulator = simulator;
    }

    /** Buys and sells in turn until there are at least so many fills more. */
    void make(int fills) {
        int wanted = count() + fills;
        while (count() < wanted) {
            int missing = wanted - count();
            simulator.onExchange(exchange -> {
                trade(exchange, Math.min(AT_ONCE, missing));
                return null;
            });
        }
    }

    private void trade(Exchange exchange, int count) {
        for (int i = 0; i < count; i++) {
            String instId = INSTRUMENTS.get(orders % INSTRUMENTS.size());
            Side side = orders / INSTRUMENTS.size() % 2 == 0 ? Side.BUY : Side.SELL;
            orders++;
            exchange.place(simulator.account().name(), NewOrder.market(instId, side, "1"));
        }
        exchange.step();
    }

    private int count() {
        return ids().size();
    }

    /** Ids of all fills, newest first. */
    List<String> ids() {
        return simulator.onExchange(exchange ->
                new ArrayList<>(exchange.fills(simulator.account().name(), PageQuery.newest(1_000_000)).stream()
                        .map(FillView::tradeId)
                        .toList()));
    }
}
