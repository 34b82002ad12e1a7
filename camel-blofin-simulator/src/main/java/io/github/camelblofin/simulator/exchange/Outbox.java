package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.account.Account;
import io.github.camelblofin.simulator.exchange.account.Position;
import io.github.camelblofin.simulator.exchange.account.Valuation;
import io.github.camelblofin.simulator.exchange.model.AlgoView;
import io.github.camelblofin.simulator.exchange.model.BookChange;
import io.github.camelblofin.simulator.exchange.model.CandleKind;
import io.github.camelblofin.simulator.exchange.model.CandleView;
import io.github.camelblofin.simulator.exchange.model.FillView;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PositionView;
import io.github.camelblofin.simulator.exchange.model.TradeView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Holds events back until the operation that causes them is over, then tells them in order. An operation that a listener
 * starts meanwhile adds its events behind those still waiting.
 */
final class Outbox {

    private final Valuation valuation;
    private final List<ExchangeListener> listeners = new ArrayList<>();
    private final ArrayDeque<Consumer<ExchangeListener>> waiting = new ArrayDeque<>();
    private final Map<Position, Account> changedPositions = new LinkedHashMap<>();
    private final Set<Account> changedBalances = new LinkedHashSet<>();
    private boolean delivering;

    Outbox(Valuation valuation) {
        this.valuation = valuation;
    }

    void add(ExchangeListener listener) {
        listeners.add(listener);
    }

    void trade(TradeView trade) {
        waiting.add(listener -> listener.onTrade(trade));
    }

    void book(BookChange change) {
        waiting.add(listener -> listener.onBookChange(change));
    }

    void candle(CandleKind kind, CandleView candle) {
        waiting.add(listener -> listener.onCandleClosed(kind, candle));
    }

    void order(Account account, OrderView order) {
        waiting.add(listener -> listener.onOrder(account.id(), order));
    }

    void algo(Account account, AlgoView order) {
        waiting.add(listener -> listener.onAlgoOrder(account.id(), order));
    }

    void fill(Account account, FillView fill) {
        waiting.add(listener -> listener.onFill(account.id(), fill));
    }

    /** The position is told once, as it will be when the operation is over. */
    void position(Account account, Position position) {
        changedPositions.put(position, account);
    }

    /** The wallet is told once, as it will be when the operation is over. */
    void balance(Account account) {
        changedBalances.add(account);
    }

    /** Ends an operation: tells what waits, unless that is being done further up the stack. */
    void deliver(long now) {
        changedPositions.forEach((position, account) -> {
            PositionView view = valuation.position(account, position);
            waiting.add(listener -> listener.onPosition(account.id(), view));
        });
        changedPositions.clear();
        changedBalances.forEach(account -> {
            var view = valuation.balance(account, now);
            waiting.add(listener -> listener.onBalance(account.id(), view));
        });
        changedBalances.clear();
        if (delivering) {
            return;
        }
        delivering = true;
        try {
            for (Consumer<ExchangeListener> event = waiting.poll(); event != null; event = waiting.poll()) {
                listeners.forEach(event);
            }
        } finally {
            delivering = false;
        }
    }
}
