package io.github.camelblofin.simulator.exchange.account;

import java.math.BigDecimal;

/** What a position traded since it was opened, in lots and ticks. Owned by its position until that is closed. */
final class Tally {
    private long mostLots;
    private long openedLots;
    private long openedTickLots;
    private long closedLots;
    private long closedTickLots;
    private BigDecimal fee = BigDecimal.ZERO;

    void opened(long lots, long ticks, long held) {
        openedLots += lots;
        openedTickLots += lots * ticks;
        mostLots = Math.max(mostLots, held);
    }

    /** Takes a trade in that closed some lots, or none. */
    void closed(long lots, long ticks, BigDecimal tradeFee) {
        closedLots += lots;
        closedTickLots += lots * ticks;
        fee = fee.add(tradeFee);
    }

    long mostLots() {
        return mostLots;
    }

    long openedLots() {
        return openedLots;
    }

    long openedTickLots() {
        return openedTickLots;
    }

    long closedLots() {
        return closedLots;
    }

    long closedTickLots() {
        return closedTickLots;
    }

    BigDecimal fee() {
        return fee;
    }
}
