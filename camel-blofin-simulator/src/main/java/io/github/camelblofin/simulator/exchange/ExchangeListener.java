package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.model.AlgoView;
import io.github.camelblofin.simulator.exchange.model.BalanceView;
import io.github.camelblofin.simulator.exchange.model.BookChange;
import io.github.camelblofin.simulator.exchange.model.CandleKind;
import io.github.camelblofin.simulator.exchange.model.CandleView;
import io.github.camelblofin.simulator.exchange.model.FillView;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PositionView;
import io.github.camelblofin.simulator.exchange.model.TradeView;

/**
 * What happens on the exchange, told on the thread that owns it, before the call that caused it returns and after the
 * exchange is in a consistent state again. A listener may call the exchange; what that causes is told after the events
 * already waiting. A listener must not throw.
 *
 * <p>Of the accounts, only those made by {@link Exchange#createAccount} are told about, in the order: orders and fills
 * as they happened, then each changed position once, then each changed wallet once.
 */
public interface ExchangeListener {

    /** A public trade. */
    default void onTrade(TradeView trade) {}

    /** Pending changes of a book were flushed. */
    default void onBookChange(BookChange change) {}

    /** A candle was finished: its last, confirmed row. */
    default void onCandleClosed(CandleKind kind, CandleView candle) {}

    /** An order was accepted, filled in part or whole, shrunk or cancelled. */
    default void onOrder(String accountId, OrderView order) {}

    /** A TP/SL or trigger order was accepted, fired or cancelled. */
    default void onAlgoOrder(String accountId, AlgoView order) {}

    /** An order was filled. */
    default void onFill(String accountId, FillView fill) {}

    /** A position was opened, changed or closed (then its size is zero). */
    default void onPosition(String accountId, PositionView position) {}

    /** Balance or frozen money changed. */
    default void onBalance(String accountId, BalanceView balance) {}
}
