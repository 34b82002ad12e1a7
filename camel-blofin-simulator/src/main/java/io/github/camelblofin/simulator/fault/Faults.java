package io.github.camelblofin.simulator.fault;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Socket;
import io.github.camelblofin.simulator.fault.SocketFault.Act;
import io.github.camelblofin.simulator.fault.SocketFault.Stage;
import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * The faults of one simulator. Faults are armed in the order of the calls and strike in that order: where several fit,
 * the oldest strikes. A fault of connections ({@link Stage#CONNECTION}) that is armed for a time or until cleared strikes
 * the connections open now as well as those that open meanwhile; armed for "the next" it strikes only new ones.
 *
 * <p>Safe for any thread; what is armed is in force when the method returns.
 */
public final class Faults {
    static final int ENDLESS = Integer.MAX_VALUE;

    private final List<ActiveFault> active = new CopyOnWriteArrayList<>();
    private final Ticker ticker;
    private final ToIntFunction<ActiveFault> openConnections;

    /**
     * No faults yet.
     *
     * @param openConnections lets a fault strike the connections that are open now; how many it struck
     */
    public Faults(Ticker ticker, ToIntFunction<ActiveFault> openConnections) {
        this.ticker = ticker;
        this.openConnections = openConnections;
    }

    /** The next {@code times} occasions. */
    public ActiveFault next(int times, Fault fault) {
        if (times <= 0) {
            throw new IllegalArgumentException("times is " + times + ", but must be above 0");
        }
        return arm(new ActiveFault(fault, times, null, ticker));
    }

    /** Every occasion from now on for this long. */
    public ActiveFault during(Duration length, Fault fault) {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("length is " + length + ", but must be above zero");
        }
        return arm(strikeOpen(new ActiveFault(fault, ENDLESS, length, ticker)));
    }

    /** Every occasion until {@link ActiveFault#clear} or {@link #clear}. */
    public ActiveFault untilCleared(Fault fault) {
        return arm(strikeOpen(new ActiveFault(fault, ENDLESS, null, ticker)));
    }

    /**
     * The connections that are open now, and no others; {@link ActiveFault#hits} tells how many.
     *
     * @throws IllegalArgumentException when the fault does not concern open connections
     */
    public ActiveFault now(SocketFault fault) {
        if (fault.act().stage() != Stage.CONNECTION) {
            throw new IllegalArgumentException(
                    fault + " does not concern open connections: arm it with next, during or untilCleared");
        }
        return arm(strikeOpen(new ActiveFault(fault, 0, null, ticker)));
    }

    private ActiveFault strikeOpen(ActiveFault armed) {
        if (armed.fault() instanceof SocketFault fault && fault.act().stage() == Stage.CONNECTION) {
            armed.struck(openConnections.applyAsInt(armed));
        }
        return armed;
    }

    private ActiveFault arm(ActiveFault fault) {
        active.removeIf(ActiveFault::spent);
        active.add(fault);
        return fault;
    }

    /** Those armed with {@link #next} that did not strike as often as they should and were not cleared. */
    public List<ActiveFault> unspent() {
        return active.stream().filter(ActiveFault::unspent).toList();
    }

    /** Ends all faults. */
    public void clear() {
        active.forEach(ActiveFault::clear);
        active.clear();
    }

    /** Whether nothing was armed since the last {@link #clear}: the usual case, which must cost nothing. */
    public boolean none() {
        return active.isEmpty();
    }

    /** Asks, and counts, before there is a path. */
    public Optional<SocketFault> strikeTcp() {
        return strike(fault -> fault.act().stage() == Stage.TCP);
    }

    /** Asks, and counts, for a socket. */
    public Optional<SocketFault> strike(Stage stage, Socket socket) {
        return strikeFor(stage, socket).map(armed -> (SocketFault) armed.fault());
    }

    /** The same, for those who must know when the fault is over. */
    public Optional<ActiveFault> strikeFor(Stage stage, Socket socket) {
        return find(fault -> fault.act().stage() == stage && fault.concerns(socket));
    }

    /** Asks, and counts, for a subscription. */
    public Optional<SocketFault> strikeSubscription(Socket socket, String channel, String instId) {
        return strike(fault -> fault.act().stage() == Stage.SUBSCRIBE && fault.concerns(socket, channel, instId));
    }

    /**
     * Asks, and counts, for a push.
     *
     * @param first whether it is the picture after the ack, which only {@link Act#WITHHOLD} strikes
     */
    public Optional<SocketFault> strikePush(Socket socket, String channel, String instId, boolean first) {
        return strike(fault -> fault.act().stage() == Stage.PUSH
                && (!first || fault.act() == Act.WITHHOLD)
                && fault.concerns(socket, channel, instId));
    }

    /** Asks, and counts, for a call; null stands for a path that is not BloFin's. */
    public Optional<RestFault> strikeCall(Operation operation) {
        for (ActiveFault armed : active) {
            if (armed.fault() instanceof RestFault fault && fault.concerns(operation) && armed.claim()) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private Optional<SocketFault> strike(Predicate<SocketFault> wanted) {
        return find(wanted).map(armed -> (SocketFault) armed.fault());
    }

    private Optional<ActiveFault> find(Predicate<SocketFault> wanted) {
        for (ActiveFault armed : active) {
            if (armed.fault() instanceof SocketFault fault && wanted.test(fault) && armed.claim()) {
                return Optional.of(armed);
            }
        }
        return Optional.empty();
    }
}
