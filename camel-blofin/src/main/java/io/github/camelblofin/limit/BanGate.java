package io.github.camelblofin.limit;

import java.time.Duration;

/**
 * Whether BloFin answers at all, as far as is known. Shut until a known moment; then one call probes, and its answer opens
 * the gate or shuts it for longer. Not for several threads.
 *
 * <pre>
 * OPEN → SHUT → PROBING → OPEN
 *          ↑_______|
 * </pre>
 */
final class BanGate {
    private static final long LONGEST = Duration.ofHours(1).toNanos();
    /** Between probes that got no answer. */
    private static final long PAUSE = Duration.ofSeconds(5).toNanos();
    /** How long others wait for the answer of a probe, before one of them probes. */
    private static final long LEASE = Duration.ofSeconds(30).toNanos();

    private enum State {
        OPEN,
        SHUT,
        PROBING
    }

    private State state = State.OPEN;
    /** When the ban ends, as far as is known; of no meaning in {@link State#OPEN}. */
    private long until;
    /** Bans since the gate was last open. */
    private int strikes;
    /** The call that probes; {@code null} in other states. */
    private Object probe;
    /** Until when others wait for it. */
    private long lease;

    private String reason = "";

    /** Nanoseconds until a call may pass: 0 now, {@link StrictWindow#UNKNOWN} while another one probes. */
    long delay(long now) {
        return switch (state) {
            case OPEN -> 0;
            case SHUT -> Math.max(0, until - now);
            case PROBING -> lease - now > 0 ? StrictWindow.UNKNOWN : 0;
        };
    }

    /** Nanoseconds until another call may probe, if nothing happens before; {@link StrictWindow#UNKNOWN}: none is to. */
    long leaseLeft(long now) {
        return state == State.PROBING && lease - now > 0 ? lease - now : StrictWindow.UNKNOWN;
    }

    /** Whether calls are known to be refused now. */
    boolean shut(long now) {
        return state == State.SHUT && until - now > 0;
    }

    boolean open() {
        return state == State.OPEN;
    }

    long left(long now) {
        return state == State.OPEN ? 0 : Math.max(0, until - now);
    }

    String reason() {
        return reason;
    }

    /** A call passes, as it may. SHUT → PROBING. */
    void pass(Object call, long now) {
        if (state != State.OPEN) {
            state = State.PROBING;
            probe = call;
            lease = now + LEASE;
        }
    }

    /** PROBING → OPEN when BloFin answered the probe, → SHUT when nobody knows. Whether the gate opened. */
    boolean ended(Object call, boolean answered, long now) {
        if (state != State.PROBING || probe != call) {
            return false;
        }
        probe = null;
        if (answered) {
            state = State.OPEN;
            strikes = 0;
            return true;
        }
        state = State.SHUT;
        until = now + PAUSE;
        return false;
    }

    /** Any → SHUT. Bans that follow on a probe last longer each time; those of calls sent together count once. */
    void shut(long length, String why, long now) {
        long lasting = length;
        if (state != State.SHUT) {
            lasting = Math.max(length, Math.min(LONGEST, length << Math.min(strikes, 10)));
            strikes++;
        }
        long end = now + lasting;
        if (state != State.SHUT || end - until > 0) {
            until = end;
            reason = why;
        }
        state = State.SHUT;
        probe = null;
    }

    /** Any → SHUT, as it was before a restart, or as another process met it; what is known to last longer stays. */
    void restore(long left, String why, long now) {
        if (state == State.OPEN) {
            strikes = 1;
        }
        if (state != State.SHUT || now + left - until > 0) {
            until = now + left;
            reason = why;
        }
        state = State.SHUT;
        probe = null;
    }
}
