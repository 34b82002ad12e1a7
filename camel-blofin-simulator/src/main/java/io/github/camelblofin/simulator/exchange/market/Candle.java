package io.github.camelblofin.simulator.exchange.market;

/** One candle in ticks and lots. Changed only by the series that has it open. */
final class Candle {

    final long ts;
    final long open;
    long high;
    long low;
    long close;
    long lots;
    /** Sum of ticks times lots. */
    long tickLots;

    Candle(long ts, long price) {
        this.ts = ts;
        this.open = price;
        this.high = price;
        this.low = price;
        this.close = price;
    }

    void visit(long price) {
        high = Math.max(high, price);
        low = Math.min(low, price);
        close = price;
    }

    void volume(long tradedLots, long tradedTickLots) {
        lots += tradedLots;
        tickLots += tradedTickLots;
    }
}
