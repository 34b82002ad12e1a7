package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.account.Account;
import io.github.camelblofin.simulator.exchange.account.Position;
import io.github.camelblofin.simulator.exchange.account.PositionKey;
import io.github.camelblofin.simulator.exchange.account.Valuation;
import io.github.camelblofin.simulator.exchange.market.Market;
import io.github.camelblofin.simulator.exchange.matching.Matcher;
import io.github.camelblofin.simulator.exchange.matching.Order;
import io.github.camelblofin.simulator.exchange.matching.OrderTerms;
import io.github.camelblofin.simulator.exchange.matching.Scale;
import io.github.camelblofin.simulator.exchange.model.Answer;
import io.github.camelblofin.simulator.exchange.model.CancelSource;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.OrderAnswer;
import io.github.camelblofin.simulator.exchange.model.OrderType;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.exchange.model.PriceRange;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;

/** Takes orders of users and of the synthetic market from their arrival to the book or to their end. */
final class OrderDesk {

    private final ExchangeSettings settings;
    private final Markets markets;
    private final Accounts accounts;
    private final Settlement settlement;
    private final Admission admission;
    private long lastOrderId = 1_000_000_000L;

    OrderDesk(
            ExchangeSettings settings, Markets markets, Accounts accounts, Settlement settlement, Valuation valuation) {
        this.settings = settings;
        this.markets = markets;
        this.accounts = accounts;
        this.settlement = settlement;
        this.admission = new Admission(settings, markets, valuation);
    }

    /** Places a user's order. */
    OrderAnswer place(Account account, NewOrder request, long now) {
        Answer answer = admission.request(account, request, now);
        if (!answer.ok()) {
            return refused(request, answer);
        }
        Market market = markets.get(request.instId());
        OrderTerms terms = terms(account, request, market);
        long lots = market.scale().lots(request.size());
        if (terms.closing()) {
            lots = Math.min(lots, account.closable(terms));
            if (lots == 0) {
                return refused(request, Refusals.NO_POSITION);
            }
        }
        Order order = new Order(lastOrderId + 1, terms, lots, now);
        answer = admission.margin(account, order, market, limit(market, terms), this::closable);
        if (!answer.ok()) {
            return refused(request, answer);
        }
        lastOrderId++;
        settlement.opened(market, account, order);
        execute(market, order, now);
        return new OrderAnswer(Long.toString(order.id()), request.clientOrderId(), new Answer("0", "Order placed"));
    }

    private static OrderAnswer refused(NewOrder request, Answer answer) {
        return new OrderAnswer(null, request.clientOrderId(), answer);
    }

    private static OrderTerms terms(Account account, NewOrder request, Market market) {
        PositionKey key = new PositionKey(request.instId(), request.marginMode(), request.positionSide());
        return new OrderTerms(
                account.id(),
                request.instId(),
                request.marginMode(),
                request.positionSide(),
                request.side(),
                request.orderType(),
                request.orderType() == OrderType.MARKET ? 0 : market.scale().ticks(request.price()),
                request.reduceOnly(),
                account.leverage(key, market.instrument().maxLeverage()),
                request.clientOrderId(),
                request.brokerId());
    }

    /** Places a limit or market order of an internal account: no checks, nobody is told. */
    Order placeInternal(Account account, Market market, OrderType type, Side side, long ticks, long lots, long now) {
        OrderTerms terms = new OrderTerms(
                account.id(),
                market.instId(),
                MarginMode.CROSS,
                PositionSide.NET,
                side,
                type,
                ticks,
                false,
                1,
                null,
                null);
        Order order = new Order(++lastOrderId, terms, lots, now);
        execute(market, order, now);
        return order;
    }

    private void execute(Market market, Order order, long now) {
        OrderType type = order.terms().type();
        long limit = limit(market, order.terms());
        if (type == OrderType.POST_ONLY && market.book().crosses(order.side(), limit)) {
            settlement.cancel(market, order, CancelSource.POST_ONLY, now);
            return;
        }
        if (type == OrderType.FOK
                && Matcher.preview(market.book(), order, limit, this::closable).lots() < order.remaining()) {
            settlement.cancel(market, order, CancelSource.FOK, now);
            return;
        }
        Matcher.match(market.book(), order, limit, now, settlement.on(market, now));
        if (order.finished()) {
            return;
        }
        switch (type) {
            case LIMIT, POST_ONLY -> market.book().add(order);
            case MARKET -> settlement.cancel(market, order, CancelSource.NO_LIQUIDITY, now);
            case IOC -> settlement.cancel(market, order, CancelSource.IOC, now);
            case FOK -> settlement.cancel(market, order, CancelSource.FOK, now);
        }
    }

    private long closable(Order order) {
        return accounts.get(order.terms().accountId()).closable(order.terms());
    }

    /** Worst price an order accepts: its own, or for market orders the end of the band. */
    private long limit(Market market, OrderTerms terms) {
        if (terms.type() != OrderType.MARKET) {
            return terms.ticks();
        }
        PriceRange range = market.range(settings.priceBand());
        return market.scale().ticks(terms.side() == Side.BUY ? range.maxPrice() : range.minPrice());
    }

    /** Cancels a user's order. */
    OrderAnswer cancel(Account account, String instId, String orderId, String clientOrderId, long now) {
        Order order = find(account, orderId, clientOrderId);
        if (order == null
                || order.finished()
                || (instId != null && !instId.equals(order.terms().instId()))) {
            return new OrderAnswer(orderId, clientOrderId, Refusals.CANCEL_FAILED);
        }
        settlement.cancel(markets.get(order.terms().instId()), order, CancelSource.USER, now);
        return new OrderAnswer(Long.toString(order.id()), order.terms().clientOrderId(), Answer.OK);
    }

    /** Cancels an internal order that rests. */
    void withdraw(Market market, Order order, long now) {
        settlement.cancel(market, order, CancelSource.USER, now);
    }

    /** Closes a position at market. */
    OrderAnswer close(Account account, PositionKey key, String clientOrderId, long now) {
        Position position = account.position(key);
        if (position == null) {
            return new OrderAnswer(null, clientOrderId, Refusals.NO_POSITION);
        }
        Scale scale = markets.scale(key.instId());
        BigDecimal size = scale.size(Math.abs(position.lots()));
        NewOrder request = new NewOrder(
                key.instId(),
                key.marginMode(),
                key.positionSide(),
                position.lots() > 0 ? Side.SELL : Side.BUY,
                OrderType.MARKET,
                null,
                size,
                true,
                clientOrderId,
                null);
        return place(account, request, now);
    }

    /** An open or remembered order by id or, when that is null, by client id; null when there is none. */
    static Order find(Account account, String orderId, String clientOrderId) {
        if (orderId == null) {
            return clientOrderId == null ? null : account.orders().findByClientId(clientOrderId);
        }
        try {
            return account.orders().find(Long.parseLong(orderId));
        } catch (NumberFormatException notAnIdOfOurs) {
            return null;
        }
    }
}
