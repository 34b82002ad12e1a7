package io.github.camelblofin.limit;

import io.github.camelblofin.api.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Calls of this process that wait for the store, and when to ask it: a function of what happens and of the time. One question
 * is under way at a time; calls that come meanwhile share the next one. Urgent ones go first, and do not wait for the time at
 * which others may ask again. Not for several threads.
 */
final class StoreQueue {
    /** Most calls of a kind in one question. */
    private static final int MOST = 50;
    /** Places may come free sooner than the store can know: calls that were not sent after all. */
    private static final long ASK_AGAIN = Duration.ofSeconds(1).toNanos();

    private final Kind urgent = new Kind(Comparator.comparingLong(ticket -> ticket.number));
    private final Kind ordinary;
    private boolean asking;

    /** Calls of a kind, and when to ask for them again. */
    private static final class Kind {
        final TreeSet<StoreTicket> waiting;
        long from;
        boolean denied;

        Kind(Comparator<StoreTicket> order) {
            waiting = new TreeSet<>(order);
        }

        List<StoreTicket> first(long now) {
            return denied && from - now > 0
                    ? List.of()
                    : waiting.stream().limit(MOST).toList();
        }

        void answered(List<StoreTicket> asked, int granted, Duration wait, long now) {
            if (asked.isEmpty()) {
                return;
            }
            denied = asked.size() > granted;
            from = now + Math.min(Math.max(1, wait.toNanos()), ASK_AGAIN);
        }

        long wake(long now) {
            return waiting.isEmpty() ? StrictWindow.UNKNOWN : denied ? Math.max(0, from - now) : 0;
        }
    }

    /** Calls for which the store is asked. */
    record Asked(List<StoreTicket> urgent, List<StoreTicket> ordinary) {}

    /**
     * What an answer decides.
     *
     * @param granted in the order of the permits' numbers, urgent ones and others
     * @param late those who will not have their turn in time, with how long it takes
     */
    record Decided(Asked granted, List<Late> late) {}

    record Late(StoreTicket ticket, long left) {}

    StoreQueue(Duration ageing) {
        this.ordinary = new Kind(Comparator.<StoreTicket>comparingLong(
                        ticket -> ticket.since + ticket.turn.priority().compareTo(Priority.CANCEL) * ageing.toNanos())
                .thenComparingLong(ticket -> ticket.number));
    }

    private Kind kind(StoreTicket ticket) {
        return ticket.turn.urgent() ? urgent : ordinary;
    }

    void add(StoreTicket ticket) {
        kind(ticket).waiting.add(ticket);
    }

    boolean remove(StoreTicket ticket) {
        return kind(ticket).waiting.remove(ticket);
    }

    /** Everybody leaves. */
    List<StoreTicket> takeAll() {
        List<StoreTicket> all = new ArrayList<>(urgent.waiting);
        all.addAll(ordinary.waiting);
        urgent.waiting.clear();
        ordinary.waiting.clear();
        return all;
    }

    /** For whom to ask now; {@code null}: for nobody. The question is under way then. */
    Asked ask(long now) {
        if (asking) {
            return null;
        }
        Asked asked = new Asked(urgent.first(now), ordinary.first(now));
        asking = !asked.urgent.isEmpty() || !asked.ordinary.isEmpty();
        return asking ? asked : null;
    }

    /** Asks for nobody, to learn whether the store works; {@code null} while a question is under way. */
    Asked probe() {
        if (asking) {
            return null;
        }
        asking = true;
        return new Asked(List.of(), List.of());
    }

    /** Whether a question is under way. */
    boolean asking() {
        return asking;
    }

    /** The question came to nothing. */
    void failed() {
        asking = false;
    }

    /** The store said how many of those may go. */
    Decided answered(Asked asked, RateLimitStore.Answer answer, long now) {
        asking = false;
        urgent.answered(asked.urgent, answer.urgent(), answer.urgentWait(), now);
        ordinary.answered(asked.ordinary, answer.ordinary(), answer.ordinaryWait(), now);
        Asked granted = new Asked(
                take(urgent, asked.urgent, answer.urgent()), take(ordinary, asked.ordinary, answer.ordinary()));
        List<Late> late = new ArrayList<>();
        tooLate(urgent, asked.urgent, answer.urgentWait(), now, late);
        tooLate(ordinary, asked.ordinary, answer.ordinaryWait(), now, late);
        return new Decided(granted, late);
    }

    /** The first that still wait. */
    private static List<StoreTicket> take(Kind kind, List<StoreTicket> asked, int most) {
        List<StoreTicket> taken = new ArrayList<>();
        for (StoreTicket ticket : asked) {
            if (taken.size() < most && kind.waiting.remove(ticket)) {
                taken.add(ticket);
            }
        }
        return taken;
    }

    private static void tooLate(Kind kind, List<StoreTicket> asked, Duration wait, long now, List<Late> late) {
        for (StoreTicket ticket : asked) {
            if (now + wait.toNanos() - ticket.deadline > 0 && kind.waiting.remove(ticket)) {
                late.add(new Late(ticket, wait.toNanos()));
            }
        }
    }

    /** Who has waited as long as they were willing to. */
    List<Late> expired(long now) {
        List<Late> late = new ArrayList<>();
        for (Kind kind : List.of(urgent, ordinary)) {
            for (StoreTicket ticket : List.copyOf(kind.waiting)) {
                if (ticket.deadline - now <= 0) {
                    kind.waiting.remove(ticket);
                    late.add(new Late(ticket, Math.max(0, kind.from - now)));
                }
            }
        }
        return late;
    }

    /** In how many nanoseconds to look again; {@link StrictWindow#UNKNOWN}: not before something happens. */
    long wake(long now) {
        long soonest = asking ? StrictWindow.UNKNOWN : Math.min(urgent.wake(now), ordinary.wake(now));
        for (Kind kind : List.of(urgent, ordinary)) {
            for (StoreTicket ticket : kind.waiting) {
                soonest = Math.min(soonest, Math.max(0, ticket.deadline - now));
            }
        }
        return soonest;
    }
}
