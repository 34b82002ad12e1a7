package io.github.camelblofin.simulator.limit;

import io.github.camelblofin.simulator.limit.LimitReport.Ban;
import io.github.camelblofin.simulator.limit.Limits.Limit;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Counts who calls and shuts out who calls too often: HTTP 429 for the call that is one too many, and while a ban lasts
 * the status of the {@link Limits}. A call during a ban does not prolong it. Windows and bans run on the simulator's
 * ticker. Source: "Rate Limits". Belongs to the event loop.
 */
public final class LimitDesk {
    private static final String USER = "user ";
    private static final int TOO_MANY = 429;
    private static final OptionalInt PASS = OptionalInt.empty();

    private final Limits limits;
    private final Ticker ticker;
    private final WallClock clock;
    private final Map<Caller, List<Window>> windows = new HashMap<>();
    private final Map<String, Long> bannedUntil = new HashMap<>();
    private final List<Ban> bans = new ArrayList<>();
    private long banAllUntil;
    private boolean allBanned;
    private long violations;
    private long requests;
    private long requestsDuringBan;

    /** What is counted for whom: an address, or a user's trading. */
    private record Caller(Kind kind, String name) {
        /** Whom a ban names. */
        private String who() {
            return kind == Kind.TRADING ? USER + name : name;
        }
    }

    private enum Kind {
        ADDRESS,
        TRADING,
        CONNECTIONS;

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LimitDesk(Limits limits, Ticker ticker, WallClock clock) {
        this.limits = limits;
        this.ticker = ticker;
        this.clock = clock;
    }

    /** A REST call arrived; the HTTP status that refuses it, or empty. */
    public OptionalInt call(String address) {
        requests++;
        OptionalInt banned = banned(address);
        return banned.isPresent() ? banned : take(new Caller(Kind.ADDRESS, address), limits.address());
    }

    /** A call that passed {@link #call} is a trading call of this user; the HTTP status that refuses it, or empty. */
    public OptionalInt trade(String user) {
        OptionalInt banned = banned(USER + user);
        return banned.isPresent() ? banned : take(new Caller(Kind.TRADING, user), limits.trading());
    }

    /** A WebSocket upgrade arrived; the HTTP status that refuses it, or empty. */
    public OptionalInt connect(String address) {
        OptionalInt banned = banned(address);
        return banned.isPresent() ? banned : take(new Caller(Kind.CONNECTIONS, address), limits.connections());
    }

    private OptionalInt banned(String who) {
        long now = ticker.nanos();
        Long until = bannedUntil.get(who);
        if (until != null && now - until >= 0) {
            bannedUntil.remove(who);
            windows.forEach((caller, each) -> {
                if (caller.who().equals(who)) {
                    each.forEach(Window::forget);
                }
            });
            until = null;
        }
        allBanned = allBanned && now - banAllUntil < 0;
        if (until == null && !allBanned) {
            return PASS;
        }
        requestsDuringBan++;
        return OptionalInt.of(limits.bannedStatus());
    }

    private OptionalInt take(Caller caller, List<Limit> which) {
        if (which.isEmpty()) {
            return PASS;
        }
        long now = ticker.nanos();
        Limit exceeded = null;
        for (Window window : windows.computeIfAbsent(caller, any -> windows(which))) {
            if (!window.take(now)) {
                exceeded = window.limit();
            }
        }
        if (exceeded == null) {
            return PASS;
        }
        violations++;
        if (!limits.enforced()) {
            return PASS;
        }
        if (!exceeded.ban().isZero()) {
            bannedUntil.put(caller.who(), now + exceeded.ban().toNanos());
            bans.add(new Ban(caller.who(), exceeded.toString(), clock.millis(), exceeded.ban()));
        }
        return OptionalInt.of(TOO_MANY);
    }

    private List<Window> windows(List<Limit> which) {
        return which.stream().map(limit -> new Window(limit, limits.windows())).toList();
    }

    /** Shuts every address out for this long, as BloFin's firewall does when it thinks somebody hostile. */
    public void ban(Duration length) {
        banAllUntil = ticker.nanos() + length.toNanos();
        allBanned = true;
        bans.add(new Ban("everybody", "by hand", clock.millis(), length));
    }

    /** Ends all bans and forgets the calls so far; what was reported stays. */
    public void pardon() {
        allBanned = false;
        bannedUntil.clear();
        windows.values().forEach(each -> each.forEach(Window::forget));
    }

    /** What was seen so far. */
    public LimitReport report() {
        Map<String, Integer> maxUse = new TreeMap<>();
        windows.forEach((caller, each) -> each.forEach(
                window -> maxUse.merge(caller.kind().text() + " " + window.limit(), window.most(), Math::max)));
        return new LimitReport(maxUse, violations, requests, requestsDuringBan, bans);
    }
}
