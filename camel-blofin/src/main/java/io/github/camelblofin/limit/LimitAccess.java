package io.github.camelblofin.limit;

import io.github.camelblofin.api.RateClass;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * One component's way to the budgets of an exchange, from one address. Everybody's calls count, whoever's access they take.
 * Safe for any thread and never blocks.
 */
public final class LimitAccess implements Admission, AutoCloseable {
    private static final Duration PROBING = Duration.ofSeconds(1);

    private final CallGate gate;
    private final String address;
    private final LimitSettings settings;
    private final Consumer<LimitEvent> listener;
    private final Lane open;
    private final Lane unknown;
    private final ConcurrentMap<String, Lane> users = new ConcurrentHashMap<>();

    LimitAccess(CallGate gate, String address, LimitSettings settings, Consumer<LimitEvent> listener) {
        this.gate = gate;
        this.address = address;
        this.settings = settings;
        this.listener = listener;
        this.open = gate.lane(address, RateClass.IP, null, settings);
        this.unknown = gate.lane(address, RateClass.TRADING_USER, null, settings);
        gate.listen(listener);
    }

    @Override
    public CompletableFuture<Permit> admit(Turn turn) {
        return gate.admit(turn, lane(turn));
    }

    private Lane lane(Turn turn) {
        if (turn.rateClass() == RateClass.IP) {
            return open;
        }
        return turn.user() == null
                ? unknown
                : users.computeIfAbsent(
                        turn.user(), user -> gate.lane(address, RateClass.TRADING_USER, user, settings));
    }

    /** How long no connection may be opened from this address; zero: go, as a probe if a ban has just ended. */
    public Duration tryConnect() {
        long[] wait = {0};
        gate.act(() -> {
            Budget budget = budget();
            wait[0] = budget.gate().delay(gate.now());
            if (wait[0] == 0) {
                budget.gate().pass(this, gate.now());
            }
        });
        return wait[0] == StrictWindow.UNKNOWN ? PROBING : Duration.ofNanos(wait[0]);
    }

    /** A connection was opened, so the address is welcome. */
    public void connected() {
        gate.act(() -> {
            gate.limiter().bans().welcomed(budget(), this, gate.now());
            gate.limiter().tick(gate.now());
        });
    }

    /** No connection came about, for no reason that has to do with limits. */
    public void notConnected() {
        gate.act(() -> {
            budget().gate().ended(this, false, gate.now());
            gate.limiter().tick(gate.now());
        });
    }

    /** BloFin refused a connection because of too many. How long nothing is called from now on. */
    public Duration refused(Stop stop) {
        long[] left = {0};
        gate.act(() -> {
            Budget budget = budget();
            gate.limiter().bans().shut(budget, true, stop, gate.now());
            left[0] = budget.gate().left(gate.now());
            gate.limiter().tick(gate.now());
        });
        return Duration.ofNanos(left[0]);
    }

    private Budget budget() {
        return gate.limiter().budgets().address(address, settings, gate.now());
    }

    /** Use of all windows of the exchange, also of other addresses and users. */
    public List<Usage> usage() {
        return gate.usage();
    }

    /** Use of the windows that a call counts against. */
    public List<Usage> usage(RateClass rateClass, String user) {
        return gate.usage(lane(new Turn("", rateClass, user, null, null)));
    }

    /** How much is used of the windows that a call counts against. */
    public Pressure pressure(RateClass rateClass, String user) {
        return gate.pressure(lane(new Turn("", rateClass, user, null, null)));
    }

    /** Bans in force at the exchange. */
    public List<Ban> bans() {
        return gate.bans();
    }

    /** Calls that wait, of all components. */
    public int waiting() {
        return gate.waiting();
    }

    /** Host of the exchange, with its port where it is not the usual one. */
    public String exchange() {
        return gate.exchange();
    }

    /** Takes bans that a former process has met for ours. */
    public void restore(List<Ban> bans) {
        gate.restore(bans.stream()
                .filter(ban -> ban.exchange().equals(gate.exchange()))
                .toList());
    }

    /** Takes a ban that another process has met for ours. */
    void adopt(String budget, Duration left, String reason) {
        gate.act(() -> {
            gate.limiter().budgets().remember(budget, left.toNanos(), reason, gate.now());
            gate.limiter().tick(gate.now());
        });
    }

    /** Nothing is admitted any more; who waits is told that it is cancelled. What was used stays counted. */
    @Override
    public void close() {
        gate.unlisten(listener);
        gate.remove(open);
        gate.remove(unknown);
        users.values().forEach(gate::remove);
        users.clear();
    }
}
