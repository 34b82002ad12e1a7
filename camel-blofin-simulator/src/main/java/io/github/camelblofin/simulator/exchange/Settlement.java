package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.account.Account;
import io.github.camelblofin.simulator.exchange.account.Account.Booking;
import io.github.camelblofin.simulator.exchange.account.Account.Trade;
import io.github.camelblofin.simulator.exchange.account.Position;
import io.github.camelblofin.simulator.exchange.account.PositionKey;
import io.github.camelblofin.simulator.exchange.market.Market;
import io.github.camelblofin.simulator.exchange.matching.Matcher;
import io.github.camelblofin.simulator.exchange.matching.Order;
import io.github.camelblofin.simulator.exchange.matching.Scale;
import io.github.camelblofin.simulator.exchange.model.CancelSource;
import io.github.camelblofin.simulator.exchange.model.FillView;
import java.math.BigDecimal;
import java.util.ArrayList;

/**
 * What a trade means for money: fees go to the house, positions and balances change, orders and fills are remembered and
 * told, and closing orders that became larger than their position are cut down.
 */
final class Settlement {

    private final ExchangeSettings settings;
    private final Accounts accounts;
    private final Outbox outbox;
    private long lastTradeId = 100_000_000;
    private long lastPositionId = 1_000;

    Settlement(ExchangeSettings settings, Accounts accounts, Outbox outbox) {
        this.settings = settings;
        this.accounts = accounts;
        this.outbox = outbox;
    }

    /** Books both sides of trades on a market at one time. */
    Matcher.TradeSink on(Market market, long now) {
        return (maker, taker, ticks, lots) -> {
            long id = ++lastTradeId;
            outbox.trade(market.traded(id, ticks, lots, taker.side(), now));
            BigDecimal value = market.scale().value(ticks * lots);
            book(market, maker, new Trade(id, ticks, lots, now, value.multiply(settings.makerFee())), true);
            book(market, taker, new Trade(id, ticks, lots, now, value.multiply(settings.takerFee())), false);
            cutClosingOrders(market, accounts.get(maker.terms().accountId()), now);
            cutClosingOrders(market, accounts.get(taker.terms().accountId()), now);
        };
    }

    private void book(Market market, Order order, Trade trade, boolean maker) {
        Account account = accounts.get(order.terms().accountId());
        Scale scale = market.scale();
        BigDecimal fee = trade.fee();
        Booking booking = account.book(order, trade, scale, () -> ++lastPositionId);
        account.credit(fee.negate());
        accounts.house().credit(fee);
        order.settle(fee, booking.pnl());
        if (account.internal()) {
            return;
        }
        FillView fill = fill(order, trade, scale, fee, booking.pnl(), maker);
        account.remember(fill);
        outbox.fill(account, fill);
        changed(market, account, order);
        outbox.position(account, booking.position());
        outbox.balance(account);
    }

    private static FillView fill(Order order, Trade trade, Scale scale, BigDecimal fee, BigDecimal pnl, boolean maker) {
        return new FillView(
                order.terms().instId(),
                Long.toString(trade.id()),
                Long.toString(order.id()),
                order.terms().clientOrderId(),
                scale.price(trade.ticks()),
                scale.size(trade.lots()),
                Scale.tidy(pnl),
                order.terms().marginMode(),
                order.terms().positionSide(),
                order.side(),
                Scale.tidy(fee),
                maker,
                order.terms().brokerId(),
                trade.time());
    }

    /** A closing order never wants more than its position has. */
    private void cutClosingOrders(Market market, Account account, long now) {
        if (account.internal()) {
            return;
        }
        for (Order order : new ArrayList<>(account.orders().open())) {
            if (!order.terms().closing() || !order.terms().instId().equals(market.instId())) {
                continue;
            }
            long closable = account.closable(order.terms());
            if (closable == 0) {
                cancel(market, order, CancelSource.REDUCE_ONLY, now);
            } else if (order.remaining() > closable) {
                market.book().shrink(order, closable, now);
                changed(market, account, order);
            }
        }
    }

    /** Ends an open order of any account, resting or not. */
    void cancel(Market market, Order order, CancelSource source, long now) {
        if (order.resting()) {
            market.book().remove(order);
        }
        order.cancel(source, now);
        Account account = accounts.get(order.terms().accountId());
        if (!account.internal()) {
            changed(market, account, order);
            availableChanged(account, order);
        }
    }

    /** Files and tells a user's order that was just accepted. */
    void opened(Market market, Account account, Order order) {
        account.orders().opened(order);
        changed(market, account, order);
        availableChanged(account, order);
    }

    /** A closing order holds part of its position. */
    private void availableChanged(Account account, Order order) {
        Position position = account.position(PositionKey.of(order.terms()));
        if (order.terms().closing() && position != null) {
            outbox.position(account, position);
        }
    }

    /** Tells an order of a user and files it when it is finished. */
    private void changed(Market market, Account account, Order order) {
        if (order.finished()) {
            account.orders().finished(order);
        }
        outbox.order(account, order.view(market.scale()));
        outbox.balance(account);
    }
}
