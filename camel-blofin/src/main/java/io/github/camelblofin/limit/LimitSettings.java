package io.github.camelblofin.limit;

import java.time.Duration;
import java.util.List;

/**
 * What may be used of an exchange.
 *
 * @param address what BloFin takes from one address, all calls together
 * @param trading what BloFin takes of one user's trading calls
 * @param maxUsage percent of it that this JVM uses, to leave room for other software
 * @param reserve percent of that which only cancels, closes and look-ups of outcomes may use
 * @param queue most calls that wait
 * @param ageing how much longer than a call of the next higher kind a call waits, at most, before it goes first
 */
public record LimitSettings(
        List<Rate> address, List<Rate> trading, int maxUsage, int reserve, int queue, Duration ageing) {
    /** BloFin's limits. Source: "Rate Limits". */
    public static final LimitSettings STANDARD = new LimitSettings(
            List.of(new Rate(500, Duration.ofSeconds(60)), new Rate(1_500, Duration.ofSeconds(300))),
            List.of(new Rate(30, Duration.ofSeconds(10))),
            100,
            20,
            10_000,
            Duration.ofSeconds(5));

    public LimitSettings {
        address = List.copyOf(address);
        trading = List.copyOf(trading);
        if (address.isEmpty() || trading.isEmpty()) {
            throw new IllegalArgumentException("Limits need at least one rate for the address and one for trading");
        }
        if (maxUsage < 1 || maxUsage > 100) {
            throw new IllegalArgumentException("maxUsage=" + maxUsage + " must be a percentage from 1 to 100");
        }
        if (reserve < 0 || reserve > 90) {
            throw new IllegalArgumentException(
                    "rateLimitReserve=" + reserve + " must be a percentage from 0 to 90, so that others can call too");
        }
        if (queue < 0) {
            throw new IllegalArgumentException("rateLimitQueue=" + queue + " must not be negative");
        }
    }

    public LimitSettings withAddress(List<Rate> rates) {
        return new LimitSettings(rates, trading, maxUsage, reserve, queue, ageing);
    }

    public LimitSettings withTrading(List<Rate> rates) {
        return new LimitSettings(address, rates, maxUsage, reserve, queue, ageing);
    }

    public LimitSettings withMaxUsage(int percent) {
        return new LimitSettings(address, trading, percent, reserve, queue, ageing);
    }

    public LimitSettings withReserve(int percent) {
        return new LimitSettings(address, trading, maxUsage, percent, queue, ageing);
    }

    public LimitSettings withQueue(int calls) {
        return new LimitSettings(address, trading, maxUsage, reserve, calls, ageing);
    }
}
