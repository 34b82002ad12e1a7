package io.github.camelblofin.simulator.exchange;

import java.util.function.LongFunction;

/**
 * One operation on the exchange: candles that end before it are finished first, orders that its prices set off are placed
 * after it, what happened is told last. The whole of it has one time.
 */
final class Turn {
    private final ExchangeClock clock;
    private final Markets markets;
    private final AlgoDesk algo;
    private final Outbox outbox;

    Turn(ExchangeClock clock, Markets markets, AlgoDesk algo, Outbox outbox) {
        this.clock = clock;
        this.markets = markets;
        this.algo = algo;
        this.outbox = outbox;
    }

    <T> T take(LongFunction<T> work) {
        long now = clock.now();
        markets.all().forEach(market -> market.candles().advance(now, outbox::candle));
        T result = work.apply(now);
        algo.run(now);
        outbox.deliver(now);
        return result;
    }
}
