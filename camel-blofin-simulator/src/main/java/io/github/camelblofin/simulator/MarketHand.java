package io.github.camelblofin.simulator;

import io.github.camelblofin.simulator.exchange.Counterparty;
import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.OrderAnswer;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Moves one instrument by hand, as everybody else on the market would: for tests that must know exactly what trades. Best
 * on a simulator built with {@link SimulatorBuilder#quiet()}. Prices and sizes are decimal texts, sizes in contracts. Safe
 * for any thread; what a method does is done when it returns, pushes included.
 */
public final class MarketHand {
    private final String instId;
    private final Loop loop;

    /** Runs something on the exchange and waits for it. */
    interface Loop {
        <T> T run(Function<Exchange, T> task);
    }

    MarketHand(String instId, Loop loop) {
        this.instId = instId;
        this.loop = loop;
    }

    private MarketHand act(Consumer<Counterparty> task) {
        loop.run(exchange -> {
            task.accept(exchange.counterparty(instId));
            exchange.flushBooks();
            return null;
        });
        return this;
    }

    /** Puts one limit order of the counterparty on each side. */
    public MarketHand quote(String bid, String ask, String size) {
        return act(counterparty -> {
            counterparty.quote(Side.BUY, new BigDecimal(bid), new BigDecimal(size));
            counterparty.quote(Side.SELL, new BigDecimal(ask), new BigDecimal(size));
        });
    }

    /** Puts one limit order of the counterparty into the book; what it crosses trades. */
    public MarketHand quote(Side side, String price, String size) {
        return act(counterparty -> counterparty.quote(side, new BigDecimal(price), new BigDecimal(size)));
    }

    /** Takes back all orders of the counterparty that still rest. */
    public MarketHand withdraw() {
        return act(Counterparty::withdraw);
    }

    /** A market order of the counterparty. */
    public MarketHand take(Side side, String size) {
        return act(counterparty -> counterparty.take(side, new BigDecimal(size)));
    }

    /** So many public trades of the smallest size, that concern no account unless its order stands in the way. */
    public MarketHand trade(int times) {
        return act(counterparty -> counterparty.trade(times));
    }

    /**
     * Fills all that is left of a resting order, and what stands before it.
     *
     * @throws IllegalArgumentException when the account has no such order resting on this instrument
     */
    public MarketHand fill(String account, String orderId) {
        return act(counterparty -> counterparty.fill(account, orderId, null));
    }

    /** Fills part of a resting order, and what stands before it. */
    public MarketHand fill(String account, String orderId, String size) {
        return act(counterparty -> counterparty.fill(account, orderId, new BigDecimal(size)));
    }

    /** Moves index and mark price; the last price follows with the next trade. */
    public MarketHand price(String price) {
        loop.run(exchange -> {
            exchange.movePrice(instId, new BigDecimal(price));
            return null;
        });
        return this;
    }

    /** A limit order to buy, placed by an account as if its owner had done so elsewhere; its {@code orderId}. */
    public String buy(String account, String price, String size) {
        return accepted(place(account, NewOrder.limit(instId, Side.BUY, price, size)));
    }

    /** A limit order to sell, placed by an account as if its owner had done so elsewhere; its {@code orderId}. */
    public String sell(String account, String price, String size) {
        return accepted(place(account, NewOrder.limit(instId, Side.SELL, price, size)));
    }

    private static String accepted(OrderAnswer answer) {
        if (!answer.ok()) {
            throw new IllegalArgumentException("The exchange refused: " + answer.code() + " " + answer.message());
        }
        return answer.orderId();
    }

    /** Places an order of an account as if its owner had done so elsewhere: on a telephone, say. */
    public OrderAnswer place(String account, NewOrder order) {
        return loop.run(exchange -> {
            OrderAnswer answer = exchange.place(account, order);
            exchange.flushBooks();
            return answer;
        });
    }

    /** Cancels an order of an account as if its owner had done so elsewhere. */
    public OrderAnswer cancel(String account, String orderId) {
        return loop.run(exchange -> {
            OrderAnswer answer = exchange.cancel(account, instId, orderId, null);
            exchange.flushBooks();
            return answer;
        });
    }
}
