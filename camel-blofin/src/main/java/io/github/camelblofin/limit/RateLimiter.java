package io.github.camelblofin.limit;

import io.github.camelblofin.api.RateClass;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

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
    private final List<Lane> lanes = new ArrayList<>();
    private final TreeSet<Claim> byDeadline = new TreeSet<>(RateLimiter::sooner);
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

    private static int sooner(Claim a, Claim b) {
        long sooner = a.deadline - b.deadline;
        return sooner != 0 ? Long.signum(sooner) : Lane.inOrderOfArrival(a, b);
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
        lanes.add(lane);
        room = Math.max(room, settings.queue());
        overdue = 2 * settings.ageing().toNanos();
        return lane;
    }

    /** Nobody uses these any more; who waits there must have left. */
    void remove(Lane lane) {
        lanes.remove(lane);
        budgets.forget(lane);
    }

    /** Nanoseconds until a call may be made: 0 now, {@link StrictWindow#UNKNOWN} not before another one ends. */
    static long wait(Budget[] budgets, boolean urgent, long now) {
        long longest = 0;
        for (Budget budget : budgets) {
            longest = Math.max(longest, budget.wait(urgent, now));
        }
        return longest;
    }

    /** A call comes. Admitted, refused or waiting afterwards. */
    Claim arrive(Turn turn, Lane lane, long clock) {
        advance(clock);
        Claim claim = new Claim(turn, lane, now, counter++);
        arrive(claim);
        return claim;
    }

    /** Its number, for a claim that is made outside. */
    long nextNumber() {
        return counter++;
    }

    void arrive(Claim claim) {
        if (refusedByBan(claim)) {
            return;
        }
        boolean alone = byDeadline.isEmpty();
        long wait = wait(claim.lane.budgets(), claim.turn.urgent(), now);
        if (alone && wait == 0) {
            admit(claim);
            return;
        }
        if (wait != StrictWindow.UNKNOWN && now + wait - claim.deadline > 0) {
            refuse(claim, Refusal.Why.TOO_LONG);
            return;
        }
        if (byDeadline.size() >= room && !makeRoom(claim)) {
            refuse(claim, Refusal.Why.QUEUE_FULL);
            return;
        }
        claim.lane.add(claim);
        byDeadline.add(claim);
        dispatch();
    }

    /** An urgent call takes the place of the one that would go last. */
    private boolean makeRoom(Claim claim) {
        if (!claim.turn.urgent()) {
            return false;
        }
        Claim last = null;
        for (Lane lane : lanes) {
            Claim here = lane.last();
            if (here != null && (last == null || lane.inOrder(here, last) > 0)) {
                last = here;
            }
        }
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
        forget(claim);
        claim.state = Claim.State.LEFT;
        dispatch();
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
        Budget[] used = claim.lane.budgets();
        for (Budget budget : used) {
            if (ending == Ending.UNSENT) {
                budget.giveBack();
            } else {
                budget.end(now);
            }
        }
        bans.ended(claim, used, ending, stop, now);
        tick();
    }

    /** Time passed, or a gate changed. */
    void tick(long clock) {
        advance(clock);
        tick();
    }

    private void tick() {
        lanes.forEach(this::refuseBanned);
        while (!byDeadline.isEmpty() && byDeadline.first().deadline - now <= 0) {
            Claim late = byDeadline.first();
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
        boolean waits = byDeadline.remove(claim);
        long end = now + banned.gate().left(now) + patience.limit().toNanos();
        claim.deadline = end - claim.deadline > 0 ? end : claim.deadline;
        if (waits) {
            byDeadline.add(claim);
        }
        return false;
    }

    private void dispatch() {
        roomIn = StrictWindow.UNKNOWN;
        if (byDeadline.isEmpty()) {
            urgentInRow = 0;
            return;
        }
        favourOverdue();
        serve(true);
        serve(false);
    }

    /** Admits, in their order, all who have room; a lane whose first must wait lets nobody pass. */
    private void serve(boolean urgent) {
        TreeSet<Claim> heads = new TreeSet<>(urgent ? Lane::inOrderOfArrival : this::inOrder);
        for (Lane lane : lanes) {
            Claim first = lane.first(urgent);
            if (first != null) {
                heads.add(first);
            }
        }
        while (!heads.isEmpty()) {
            Claim head = heads.pollFirst();
            long wait = wait(head.lane.budgets(), urgent, now);
            if (wait == 0) {
                forget(head);
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

    private int inOrder(Claim a, Claim b) {
        return a.lane.inOrder(a, b);
    }

    /** One that waits for long may go like an urgent one, now and then. */
    private void favourOverdue() {
        if (urgentInRow < URGENT_IN_ROW) {
            return;
        }
        Claim oldest = null;
        for (Lane lane : lanes) {
            Claim first = lane.first(false);
            if (first != null && now - first.since >= overdue && (oldest == null || inOrder(first, oldest) < 0)) {
                oldest = first;
            }
        }
        if (oldest != null && wait(oldest.lane.budgets(), true, now) == 0) {
            forget(oldest);
            admit(oldest);
        }
    }

    private void admit(Claim claim) {
        claim.state = Claim.State.ADMITTED;
        for (Budget budget : claim.lane.budgets()) {
            budget.take(claim);
            budgets.measure(budget, now);
        }
        urgentInRow = claim.turn.urgent() && !byDeadline.isEmpty() ? urgentInRow + 1 : 0;
        decided.add(claim);
    }

    private void refuse(Claim claim, Refusal.Why why) {
        Budget[] used = claim.lane.budgets();
        boolean urgent = claim.turn.urgent();
        int ahead = claim.state == Claim.State.WAITING && byDeadline.contains(claim) ? claim.lane.ahead(claim) : 0;
        Budget worst = used[0];
        for (Budget budget : used) {
            worst = budget.estimate(urgent, ahead, now) > worst.estimate(urgent, ahead, now) ? budget : worst;
        }
        forget(claim);
        claim.state = Claim.State.REFUSED;
        claim.refusal = new Refusal(
                why, worst.description(), worst.gate().reason(), worst.estimate(urgent, ahead, now));
        decided.add(claim);
    }

    private void forget(Claim claim) {
        if (byDeadline.remove(claim)) {
            claim.lane.remove(claim);
        }
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
        return byDeadline.size();
    }

    /** In how many nanoseconds {@link #tick} is due; {@link StrictWindow#UNKNOWN}: not before something happens. */
    long wake() {
        long soonest = Math.min(roomIn, budgets.waitForCalm(now));
        return byDeadline.isEmpty() ? soonest : Math.min(soonest, Math.max(0, byDeadline.first().deadline - now));
    }
}
