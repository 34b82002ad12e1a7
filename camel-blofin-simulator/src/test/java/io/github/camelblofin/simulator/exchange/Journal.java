package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.model.BalanceView;
import io.github.camelblofin.simulator.exchange.model.BookChange;
import io.github.camelblofin.simulator.exchange.model.CandleKind;
import io.github.camelblofin.simulator.exchange.model.CandleView;
import io.github.camelblofin.simulator.exchange.model.FillView;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PositionView;
import io.github.camelblofin.simulator.exchange.model.TradeView;
import java.util.List;

/** Writes everything it is told into a list. */
record Journal(List<String> lines) implements ExchangeListener {

    @Override
    public void onTrade(TradeView trade) {
        lines.add(trade.toString());
    }

    @Override
    public void onBookChange(BookChange change) {
        lines.add(change.toString());
    }

    @Override
    public void onCandleClosed(CandleKind kind, CandleView candle) {
        lines.add(kind + " " + candle);
    }

    @Override
    public void onOrder(String accountId, OrderView order) {
        lines.add(accountId + " " + order);
    }

    @Override
    public void onFill(String accountId, FillView fill) {
        lines.add(accountId + " " + fill);
    }

    @Override
    public void onPosition(String accountId, PositionView position) {
        lines.add(accountId + " " + position);
    }

    @Override
    public void onBalance(String accountId, BalanceView balance) {
        lines.add(accountId + " " + balance);
    }
}
