package io.github.camelblofin.limit;

import io.github.camelblofin.time.DaemonScheduler;
import io.github.camelblofin.time.Randomness;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.Timekeeping;
import io.github.camelblofin.time.WallClock;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The budgets of all exchanges that this JVM calls. They stay when components, or whole Camel contexts, come and go: BloFin
 * does not forget either. Safe for any thread.
 */
public final class CallGates {
    /** The ones for everybody. */
    public static final CallGates SHARED =
            new CallGates(new Timekeeping(WallClock.SYSTEM, Ticker.SYSTEM, new DaemonScheduler("blofin-limits")));

    /** Tells this JVM's permits from those of other processes. */
    private final String process = Long.toHexString(Randomness.secure().nextLong());

    private final Timekeeping time;
    private final Map<String, CallGate> gates = new ConcurrentHashMap<>();

    /**
     * Budgets of one's own, that nobody else counts against, in a time of one's own: for tests, and for what is rehearsed in
     * the simulator's time. One such object in a context's registry is used by the components there.
     *
     * @param time with a scheduler
     */
    public CallGates(Timekeeping time) {
        this.time = time;
    }

    /**
     * Access to the budgets of an exchange. Where settings differ from those of others, the lower limits count for all.
     *
     * @param rest base of its REST calls
     * @param egress name of the way out, where there are several with addresses of their own
     * @param listener hears of bans and of levels of usage, on any thread, and must not block
     */
    public LimitAccess open(URI rest, String egress, LimitSettings settings, Consumer<LimitEvent> listener) {
        CallGate gate = gates.computeIfAbsent(name(rest), name -> new CallGate(name, time));
        return new LimitAccess(gate, egress, settings, listener);
    }

    /**
     * The same where processes share limits: what this one may use without the others has budgets of its own.
     *
     * @throws IllegalArgumentException when limits are too small for so many processes
     */
    public SharedAccess open(
            URI rest, String egress, LimitSettings settings, SharingSettings sharing, Consumer<LimitEvent> listener) {
        AtomicReference<SharedAccess> access = new AtomicReference<>();
        CallGate own = gates.computeIfAbsent(name(rest) + " (own share)", name -> new CallGate(name, time));
        SharedAccess.Ways ways = new SharedAccess.Ways(
                open(rest, egress, settings, event -> {
                    SharedAccess sharer = access.get();
                    if (sharer != null) {
                        sharer.hear(event);
                    }
                    listener.accept(event);
                }),
                new LimitAccess(own, egress, sharing.own(settings), event -> {}));
        SharedAccess.Ports outside = new SharedAccess.Ports(time.ticker(), time.wall(), time.scheduler(), process);
        access.set(new SharedAccess(ways, egress, settings, sharing, outside, listener));
        return access.get();
    }

    /** Host, and port where it is not that of the scheme. */
    static String name(URI rest) {
        boolean tls = "https".equalsIgnoreCase(rest.getScheme());
        boolean usual = rest.getPort() == -1 || rest.getPort() == (tls ? 443 : 80);
        return rest.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + rest.getPort());
    }
}
