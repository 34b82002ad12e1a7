package io.github.camelblofin.guard;

import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may add no risk, for all of the JVM. A user has several names (key, uid, an option), and is the same when one of them
 * is. What may add risk passes here before it is sent, so that it is known what was under way when the switch was closed;
 * what is under way counts until it has ended, and, when nobody knows what became of it, until BloFin takes the request no
 * more. Opened by hand only. Safe for any thread; never waits.
 */
public final class KillSwitch {
    /** The one of this JVM. */
    public static final KillSwitch SHARED = new KillSwitch(Ticker.SYSTEM);

    /** BloFin takes a signed request for 60 s. The rest is for clocks. Source: "REST Authentication". */
    private static final Duration ACCEPTABLE = Duration.ofSeconds(65);

    private final Ticker ticker;
    /** Guarded by this, as are the next. No two have a name in common. */
    private final List<Closing> closings = new ArrayList<>();

    private final Set<Pass> passes = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Unsettled> unsettled = new ArrayList<>();

    /**
     * A switch that is closed.
     *
     * @param users all names of the user, with the exchange
     * @param since when it was closed first
     */
    public record Closing(Set<String> users, Instant since, String reason) {}

    private record Unsettled(Set<String> users, long until) {}

    public KillSwitch(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Something that may add risk, under way. */
    public final class Pass {
        private final Set<String> users;

        private Pass(Set<String> users) {
            this.users = users;
        }

        /** Why nothing more of it may be sent; empty while it may. */
        public Optional<Closing> closing() {
            return KillSwitch.this.closing(users);
        }

        /**
         * It has ended.
         *
         * @param unknown whether nobody knows what became of it
         */
        public void end(boolean unknown) {
            synchronized (KillSwitch.this) {
                if (passes.remove(this) && unknown) {
                    unsettled.add(new Unsettled(users, ticker.nanos() + ACCEPTABLE.toNanos()));
                }
            }
        }
    }

    /** Lets something pass; empty when the switch is closed. */
    public synchronized Optional<Pass> admit(Set<String> users) {
        if (closing(users).isPresent()) {
            return Optional.empty();
        }
        Pass pass = new Pass(Set.copyOf(users));
        passes.add(pass);
        return Optional.of(pass);
    }

    /** The closing that concerns a user; empty: new risk may be sent. */
    public synchronized Optional<Closing> closing(Set<String> users) {
        return closings.stream().filter(closing -> meet(closing.users(), users)).findFirst();
    }

    /** Closes it. When it is closed already, first time and reason stay. */
    public synchronized Closing close(Set<String> users, Instant now, String reason) {
        Set<String> names = new TreeSet<>(users);
        Closing first = new Closing(names, now, reason);
        for (Closing known : List.copyOf(closings)) {
            if (meet(known.users(), users)) {
                closings.remove(known);
                names.addAll(known.users());
                first = known.since().isAfter(first.since()) ? first : known;
            }
        }
        Closing all = new Closing(Collections.unmodifiableSet(names), first.since(), first.reason());
        closings.add(all);
        return all;
    }

    /** Opens it; what was closed, empty when nothing was. */
    public synchronized Optional<Closing> release(Set<String> users) {
        Optional<Closing> known = closing(users);
        known.ifPresent(closings::remove);
        return known;
    }

    /** Requests of a user that may add risk and have not ended, or of which nobody knows what became yet. */
    public synchronized int underWay(Set<String> users) {
        long now = ticker.nanos();
        unsettled.removeIf(request -> request.until() - now <= 0);
        long open = passes.stream().filter(pass -> meet(pass.users, users)).count();
        return (int) (open
                + unsettled.stream()
                        .filter(request -> meet(request.users(), users))
                        .count());
    }

    /** All that are closed. */
    public synchronized List<Closing> closings() {
        return List.copyOf(closings);
    }

    private static boolean meet(Collection<String> some, Collection<String> others) {
        return !Collections.disjoint(some, new HashSet<>(others));
    }
}
