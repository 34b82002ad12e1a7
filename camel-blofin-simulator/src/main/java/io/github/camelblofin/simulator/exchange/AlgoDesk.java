package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.account.Account;
import io.github.camelblofin.simulator.exchange.account.AlgoOrder;
import io.github.camelblofin.simulator.exchange.account.Position;
import io.github.camelblofin.simulator.exchange.account.PositionKey;
import io.github.camelblofin.simulator.exchange.market.Market;
import io.github.camelblofin.simulator.exchange.matching.Scale;
import io.github.camelblofin.simulator.exchange.model.Answer;
import io.github.camelblofin.simulator.exchange.model.Leg;
import io.github.camelblofin.simulator.exchange.model.NewAlgo;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.OrderAnswer;
import io.github.camelblofin.simulator.exchange.model.OrderType;
import io.github.camelblofin.simulator.exchange.model.PositionMode;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.exchange.model.PriceSource;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Orders that wait for a price: taken in, fired when their price is reached, ended with their position. A fired order is
 * placed like any other, and may be refused like any other. Source: "Place TPSL Order", "Place Algo Order".
 */
final class AlgoDesk {
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_]{1,32}");
    /** Orders that fire each other end after so many rounds; the rest waits for the next operation. */
    private static final int MOST_ROUNDS = 100;

    private final Markets markets;
    private final Accounts accounts;
    private final OrderDesk orders;
    private final Outbox outbox;
    private long lastId = 500_000_000L;

    AlgoDesk(Markets markets, Accounts accounts, OrderDesk orders, Outbox outbox) {
        this.markets = markets;
        this.accounts = accounts;
        this.orders = orders;
        this.outbox = outbox;
    }

    OrderAnswer place(Account account, NewAlgo request, long now) {
        Answer answer = check(account, request);
        if (!answer.ok()) {
            return new OrderAnswer(null, request.clientOrderId(), answer);
        }
        Market market = markets.get(request.instId());
        PriceSource source =
                request.tpsl() ? PriceSource.LAST : request.trigger().source();
        AlgoOrder order = new AlgoOrder(++lastId, request, leverage(account, request), price(market, source), now);
        account.algoOrders().opened(order);
        outbox.algo(account, order.view());
        return new OrderAnswer(Long.toString(order.id()), request.clientOrderId(), Answer.OK);
    }

    private int leverage(Account account, NewAlgo request) {
        return account.leverage(
                new PositionKey(request.instId(), request.marginMode(), request.positionSide()),
                markets.maxLeverage(request.instId()));
    }

    private Answer check(Account account, NewAlgo request) {
        Market market = markets.find(request.instId());
        if (market == null) {
            return Refusals.NO_INSTRUMENT;
        }
        if ((account.positionMode() == PositionMode.NET) != (request.positionSide() == PositionSide.NET)) {
            return Refusals.POSITION_MODE;
        }
        String clientId = request.clientOrderId();
        if (clientId != null && !CLIENT_ID.matcher(clientId).matches()) {
            return Refusals.CLIENT_ID_FORM;
        }
        if (clientId != null && account.algoOrders().findByClientId(clientId) != null) {
            return Refusals.DUPLICATE_CLIENT_ID;
        }
        Answer side = rightSide(request, market);
        return side.ok() ? size(account, request, market) : side;
    }

    private static Answer size(Account account, NewAlgo request, Market market) {
        if (request.size() != null) {
            boolean lots = Scale.isMultiple(request.size(), market.instrument().lotSize());
            return lots ? Answer.OK : Refusals.wrong("size");
        }
        AlgoOrder whole = new AlgoOrder(0, request, 1, BigDecimal.ZERO, 0);
        if (account.position(whole.position()) == null) {
            return Refusals.NO_POSITION;
        }
        boolean taken = account.algoOrders().liveNewestFirst().stream()
                .anyMatch(other -> other.wholePosition() && other.position().equals(whole.position()));
        return taken && request.tpsl() ? Refusals.WHOLE_POSITION_TAKEN : Answer.OK;
    }

    /** A take-profit must lie ahead of the price, a stop-loss behind it, or it would fire at once. */
    private static Answer rightSide(NewAlgo request, Market market) {
        boolean selling = request.side() == Side.SELL;
        Leg profit = request.takeProfit();
        Leg loss = request.stopLoss();
        if (profit != null && !beyond(profit, price(market, profit.source()), selling)) {
            return selling ? Refusals.TP_NOT_ABOVE : Refusals.TP_NOT_BELOW;
        }
        if (loss != null && !beyond(loss, price(market, loss.source()), !selling)) {
            return selling ? Refusals.SL_NOT_BELOW : Refusals.SL_NOT_ABOVE;
        }
        return Answer.OK;
    }

    private static boolean beyond(Leg leg, BigDecimal price, boolean above) {
        int order = leg.triggerPrice().compareTo(price);
        return above ? order > 0 : order < 0;
    }

    /** Cancels a live order named by its id or, when that is null, by the caller's; 102068 when there is none. */
    OrderAnswer cancel(Account account, boolean tpsl, String id, String clientOrderId, long now) {
        Optional<AlgoOrder> found = find(account, tpsl, id, clientOrderId).filter(AlgoOrder::live);
        if (found.isEmpty()) {
            return new OrderAnswer(id, clientOrderId, Refusals.CANCEL_FAILED);
        }
        end(account, found.get(), true, now);
        return new OrderAnswer(
                Long.toString(found.get().id()), found.get().terms().clientOrderId(), Answer.OK);
    }

    private void end(Account account, AlgoOrder order, boolean byUser, long now) {
        order.cancel(byUser, now);
        account.algoOrders().finished(order);
        outbox.algo(account, order.view());
    }

    /** A live or remembered order of one kind. */
    static Optional<AlgoOrder> find(Account account, boolean tpsl, String id, String clientOrderId) {
        AlgoOrder order;
        if (id != null) {
            order = id.matches("\\d{1,18}") ? account.algoOrders().find(Long.parseLong(id)) : null;
        } else {
            order = clientOrderId == null ? null : account.algoOrders().findByClientId(clientOrderId);
        }
        return Optional.ofNullable(order).filter(found -> found.terms().tpsl() == tpsl);
    }

    /** Fires what has to fire and ends what has lost its position. What that causes may fire more. */
    void run(long now) {
        int rounds = 0;
        boolean more = true;
        while (more && rounds < MOST_ROUNDS) {
            more = false;
            rounds++;
            for (Account account : accounts.users()) {
                more |= !account.algoOrders().idle() && run(account, now);
            }
        }
    }

    private boolean run(Account account, long now) {
        boolean fired = false;
        for (AlgoOrder order : account.algoOrders().live()) {
            Position position = account.position(order.position());
            if (order.wholePosition() && position == null) {
                end(account, order, false, now);
                continue;
            }
            Market market = markets.get(order.terms().instId());
            Optional<Leg> leg = order.reached(source -> price(market, source));
            if (leg.isPresent()) {
                fire(account, order, leg.get(), size(order, position, market), now);
                fired = true;
            }
        }
        return fired;
    }

    private static BigDecimal size(AlgoOrder order, Position position, Market market) {
        return order.wholePosition()
                ? market.scale().size(Math.abs(position.lots()))
                : order.terms().size();
    }

    private void fire(Account account, AlgoOrder order, Leg leg, BigDecimal size, long now) {
        NewAlgo terms = order.terms();
        account.algoOrders().finished(order);
        OrderAnswer answer = orders.place(
                account,
                new NewOrder(
                        terms.instId(),
                        terms.marginMode(),
                        terms.positionSide(),
                        terms.side(),
                        leg.orderPrice() == null ? OrderType.MARKET : OrderType.LIMIT,
                        leg.orderPrice(),
                        size,
                        terms.reduceOnly() || order.wholePosition(),
                        null,
                        terms.brokerId()),
                now);
        order.fired(leg, size, answer.ok(), now);
        outbox.algo(account, order.view());
    }

    private static BigDecimal price(Market market, PriceSource source) {
        return switch (source) {
            case LAST ->
                market.trades(1).isEmpty()
                        ? market.scale().price(market.markTicks())
                        : market.trades(1).get(0).price();
            case MARK -> market.scale().price(market.markTicks());
            case INDEX -> market.scale().price(market.indexTicks());
        };
    }
}
