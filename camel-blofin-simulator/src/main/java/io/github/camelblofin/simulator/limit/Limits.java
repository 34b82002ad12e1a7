package io.github.camelblofin.simulator.limit;

import java.time.Duration;
import java.util.List;

/**
 * The limits of an exchange. BloFin does not say whether its windows are fixed or sliding; both are offered. Source:
 * "Rate Limits".
 *
 * @param address over all REST calls of an address; each with the ban for who exceeds it
 * @param trading over the trading calls of a user; exceeding them only refuses the call, unless they have a ban
 * @param connections over the WebSocket upgrades of an address
 * @param windows how calls are counted
 * @param bannedStatus HTTP status of calls and upgrades during a ban: 403 (the firewall's HTML page) or 429
 * @param enforced false: only counted
 */
public record Limits(
        List<Limit> address,
        List<Limit> trading,
        List<Limit> connections,
        Windows windows,
        int bannedStatus,
        boolean enforced) {

    /** How calls are counted. */
    public enum Windows {
        /** Every call is counted together with those of the window before it. */
        SLIDING,
        /** The count starts anew at every multiple of the window. */
        FIXED
    }

    /**
     * So many calls in a window.
     *
     * @param ban for how long who exceeds it is shut out; zero: only the call is refused
     */
    public record Limit(int calls, Duration window, Duration ban) {
        public Limit {
            if (calls <= 0 || window.isNegative() || window.isZero() || ban.isNegative()) {
                throw new IllegalArgumentException(
                        "A limit needs calls and a window above zero, not " + calls + " in " + window);
            }
        }

        /** Such as {@code 500/60s}. */
        @Override
        public String toString() {
            return calls + "/" + window.toSeconds() + "s";
        }
    }

    public Limits {
        address = List.copyOf(address);
        trading = List.copyOf(trading);
        connections = List.copyOf(connections);
        if (bannedStatus != 403 && bannedStatus != 429) {
            throw new IllegalArgumentException("bannedStatus is " + bannedStatus + ": BloFin answers 403 or 429");
        }
    }

    /** No limits; only {@link LimitDesk#ban} shuts somebody out. */
    public static Limits none() {
        return new Limits(List.of(), List.of(), List.of(), Windows.SLIDING, 403, true);
    }

    /**
     * BloFin's: an address 500 calls in 60 s (else 5 minutes out) and 1,500 in 300 s (else an hour out), a user 30
     * trading calls in 10 s, one upgrade a second. Sliding.
     */
    public static Limits standard() {
        return new Limits(
                List.of(
                        new Limit(500, Duration.ofSeconds(60), Duration.ofMinutes(5)),
                        new Limit(1_500, Duration.ofSeconds(300), Duration.ofHours(1))),
                List.of(new Limit(30, Duration.ofSeconds(10), Duration.ZERO)),
                List.of(new Limit(1, Duration.ofSeconds(1), Duration.ZERO)),
                Windows.SLIDING,
                403,
                true);
    }

    /** The same, counted in another way. */
    public Limits with(Windows value) {
        return new Limits(address, trading, connections, value, bannedStatus, enforced);
    }

    /** The same, with another status during a ban: 403 or 429. */
    public Limits withBannedStatus(int value) {
        return new Limits(address, trading, connections, windows, value, enforced);
    }

    /** The same, but only counted: nothing is refused. */
    public Limits countedOnly() {
        return new Limits(address, trading, connections, windows, bannedStatus, false);
    }
}
