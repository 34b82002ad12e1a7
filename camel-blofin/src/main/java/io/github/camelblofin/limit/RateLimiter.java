package io.github.camelblofin.limit;

import io.github.camelblofin.api.RateClass;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/**
 * Decides about the calls to one exchange: a function of its state, of what happens and of the time. It has no effects;
 * what it decided is in {@link #decided()}, what is worth telling in {@link #news()}, and when it wants to be asked again in
 * {@link #wake()}. Not for several threads. Times are nanoseconds of one monotonic clock; one that falls is taken for
 * standing still.
 *
 * <p>A call is made when all of its budgets have room, in one step. Otherwise it waits: urgent ones before all others, the
 * others by kind, with ageing. A part of every window is for urgent calls only. A waiting call that is not urgent gets a
 * place of theirs when many of them went before it; so an urgent call never waits for more than one such place.
 */
final class RateLimiter {
    /** Of this many places that urgent calls get, the next goes to an ordinary one that waits for long. */
    private static final int URGENT_IN_ROW = 8;

    private final Budgets budgets;
    private final BanRules bans;
    private final WaitingCalls waiting = new WaitingCalls();
    private final List<Claim> decided = new ArrayList<>();
    private int room;
    private long overdue;
    private long now;
    private long counter;
    private int urgentInRow;
    /** When a waiting call may have room; {@link StrictWindow#UNKNOWN} for never by itself. */
    private long roomIn = StrictWindow.UNKNOWN;

    /** @param start the time now */
    RateLimiter(long start) {
        this.now = start;
        this.budgets = new Budgets();
        this.bans = new BanRules(budgets.news());
    }

    /** Budgets by name. */
    Budgets budgets() {
        return budgets;
    }

    BanRules bans() {
        return bans;
    }

    /** The time, which stands still when the clock falls. */
    long advance(long clock) {
        if (clock - now > 0) {
            now = clock;
        }
        return now;
    }

    /** Somebody's calls for the same budgets. */
    Lane lane(String address, RateClass rateClass, String user, LimitSettings settings) {
        Lane lane = budgets.lane(address, rateClass, user, settings, now);
        waiting.open(lane);
        room = Math.max(room, settings.queue());
        overdue = 2 * settings.ageing().toNanos();
        return lane;
    }

    /** Nobody uses it any more; who waits there is to leave. */
    void remove(Lane lane) {
        waiting.abandon(lane);
        sweep();
    }

    /** What is under way still counts, for users too who become known before it ends. */
    private void sweep() {
        waiting.over().forEach(budgets::forget);
    }

    /** A call comes. Admitted, refused or waiting afterwards. */
    Claim arrive(Turn turn, Lane lane, long clock) {
        advance(clock);
        Claim claim = new Claim(turn, lane, now, counter++);
        arrive(claim);
        return claim;
    }

    private void arrive(Claim claim) {
        if (refusedByBan(claim)) {
            return;
        }
        long wait = claim.lane.delay(claim.turn.urgent(), now);
        if (waiting.isEmpty() && wait == 0) {
            admit(claim);
            return;
        }
        if (wait != StrictWindow.UNKNOWN && now + wait - claim.deadline > 0) {
            refuse(claim, Refusal.Why.TOO_LONG);
            return;
        }
        if (waiting.size() >= room && !makeRoom(claim)) {
            refuse(claim, Refusal.Why.QUEUE_FULL);
            return;
        }
        waiting.add(claim);
        dispatch();
        if (claim.state == Claim.State.WAITING && claim.deadline - now <= 0) {
            refuse(claim, Refusal.Why.TOO_LONG);
        }
    }

    /** An urgent call takes the place of the one that would go last. */
    private boolean makeRoom(Claim claim) {
        if (!claim.turn.urgent()) {
            return false;
        }
        Claim last = waiting.last();
        if (last == null) {
            return false;
        }
        refuse(last, Refusal.Why.QUEUE_FULL);
        return true;
    }

    /** A call that waits is given up by its owner. Whether it was still waiting. */
    boolean leave(Claim claim, long clock) {
        advance(clock);
        if (claim.state != Claim.State.WAITING) {
            return false;
        }
        waiting.remove(claim);
        claim.state = Claim.State.LEFT;
        dispatch();
        sweep();
        return true;
    }

    /**
     * An admitted call ended. Ends that are told again change nothing.
     *
     * @param stop BloFin's refusal because of too many calls; {@code null}: none
     */
    void end(Claim claim, Ending ending, Stop stop, long clock) {
        advance(clock);
        if (claim.state != Claim.State.ADMITTED) {
            return;
        }
        claim.state = Claim.State.ENDED;
        claim.lane.returned();
        Budget[] used = claim.lane.budgets();
        for (Budget budget : used) {
            if (ending == Ending.UNSENT) {
                budget.giveBack();
            } else {
                budget.end(now);
            }
        }
        bans.ended(claim, used, ending, stop, now);
        if (waiting.isEmpty()) {
            measure(used);
        } else {
            tick();
        }
        sweep();
    }

    private void measure(Budget[] changed) {
        for (Budget budget : changed) {
            budgets.measure(budget, now);
        }
    }

    /** Time passed, or a gate changed. */
    void tick(long clock) {
        advance(clock);
        tick();
    }

    private void tick() {
        waiting.lanes().forEach(this::refuseBanned);
        while (!waiting.isEmpty() && waiting.soonest().deadline - now <= 0) {
            Claim late = waiting.soonest();
            // Its turn may have come at the same moment.
            dispatch();
            if (late.state == Claim.State.WAITING) {
                refuse(late, Refusal.Why.WAITED_ENOUGH);
            }
        }
        budgets.measure(now);
        dispatch();
    }

    private void refuseBanned(Lane lane) {
        if (BanRules.banned(lane.budgets(), now) != null) {
            lane.all().forEach(this::refusedByBan);
        }
    }

    /** Whether it is not to wait for the end of a ban. One that does gets all its patience from then on. */
    private boolean refusedByBan(Claim claim) {
        Budget banned = BanRules.banned(claim.lane.budgets(), now);
        if (banned == null) {
            return false;
        }
        Turn.Patience patience = claim.turn.patience();
        if (!patience.outlastBans()) {
            refuse(claim, Refusal.Why.BANNED);
            return true;
        }
        waiting.extend(claim, now + banned.gate().left(now) + patience.limit().toNanos());
        return false;
    }

    private void dispatch() {
        roomIn = StrictWindow.UNKNOWN;
        if (waiting.isEmpty()) {
            urgentInRow = 0;
            return;
        }
        favourOverdue();
        serve(true);
        serve(false);
    }

    /** Admits, in their order, all who have room; a lane whose first must wait lets nobody pass. */
    private void serve(boolean urgent) {
        NavigableSet<Claim> heads = waiting.heads(urgent);
        while (!heads.isEmpty()) {
            Claim head = heads.pollFirst();
            long wait = head.lane.delay(urgent, now);
            if (wait == 0) {
                waiting.remove(head);
                admit(head);
                Claim next = head.lane.first(urgent);
                if (next != null) {
                    heads.add(next);
                }
            } else if (wait != StrictWindow.UNKNOWN) {
                roomIn = Math.min(roomIn, wait);
            }
        }
    }

    /** One that waits for long may go like an urgent one, now and then. */
    private void favourOverdue() {
        if (urgentInRow < URGENT_IN_ROW) {
            return;
        }
        Claim oldest = waiting.firstBefore(now - overdue);
        if (oldest != null && oldest.lane.delay(true, now) == 0) {
            waiting.remove(oldest);
            admit(oldest);
        }
    }

    private void admit(Claim claim) {
        claim.state = Claim.State.ADMITTED;
        claim.lane.departed();
        for (Budget budget : claim.lane.budgets()) {
            budget.take(claim, now);
        }
        measure(claim.lane.budgets());
        urgentInRow = claim.turn.urgent() && !waiting.isEmpty() ? urgentInRow + 1 : 0;
        decided.add(claim);
    }

    private void refuse(Claim claim, Refusal.Why why) {
        claim.refusal = Refusal.of(claim, why, waiting.has(claim) ? claim.lane.ahead(claim) : 0, now);
        waiting.remove(claim);
        claim.state = Claim.State.REFUSED;
        decided.add(claim);
    }

    /** Calls that were admitted or refused since it was asked last, in this order. */
    List<Claim> decided() {
        if (decided.isEmpty()) {
            return List.of();
        }
        List<Claim> taken = List.copyOf(decided);
        decided.clear();
        return taken;
    }

    /** What is worth telling since it was asked last. */
    List<LimitNews> news() {
        return budgets.takeNews();
    }

    /** Calls that wait. */
    int waiting() {
        return waiting.size();
    }

    /** In how many nanoseconds {@link #tick} is due; {@link StrictWindow#UNKNOWN}: not before something happens. */
    long wake() {
        long soonest = Math.min(roomIn, budgets.nextChange(now));
        return waiting.isEmpty() ? soonest : Math.min(soonest, Math.max(0, waiting.soonest().deadline - now));
    }
}
