package io.github.camelblofin.limit;

import io.github.camelblofin.api.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Calls that wait for the same budgets. The urgent ones go in the order in which they came; of the others each kind stands
 * behind the next higher one, but only behind calls that came less than the ageing time later, so that none waits for
 * ever. Not for several threads.
 */
final class Lane {
    private final long ageing;
    private final TreeSet<Claim> urgent;
    private final TreeSet<Claim> ordinary;
    /** All of them must have room. Replaced when users become known. */
    private Budget[] budgets;
    /** Calls under way. */
    private int flying;

    Lane(Budget[] budgets, Duration ageing) {
        this.budgets = budgets;
        this.ageing = ageing.toNanos();
        this.urgent = new TreeSet<>(Lane::inOrderOfArrival);
        this.ordinary = new TreeSet<>(this::inOrder);
    }

    Budget[] budgets() {
        return budgets;
    }

    /** Nanoseconds until a call may be made: 0 now, {@link StrictWindow#UNKNOWN} not before another one ends. */
    long delay(boolean urgentOne, long now) {
        long longest = 0;
        for (Budget budget : budgets) {
            longest = Math.max(longest, budget.delay(urgentOne, now));
        }
        return longest;
    }

    void count(Budget more) {
        Budget[] longer = Arrays.copyOf(budgets, budgets.length + 1);
        longer[budgets.length] = more;
        budgets = longer;
    }

    static int inOrderOfArrival(Claim a, Claim b) {
        return Long.compare(a.number, b.number);
    }

    /** Moments may wrap around zero, so differences are compared. */
    int inOrder(Claim a, Claim b) {
        long later = due(a) - due(b);
        return later != 0 ? Long.signum(later) : inOrderOfArrival(a, b);
    }

    private long due(Claim claim) {
        return claim.since + claim.turn.priority().compareTo(Priority.CANCEL) * ageing;
    }

    void add(Claim claim) {
        (claim.turn.urgent() ? urgent : ordinary).add(claim);
    }

    void remove(Claim claim) {
        (claim.turn.urgent() ? urgent : ordinary).remove(claim);
    }

    /** The first of a kind; {@code null}: none waits. */
    Claim first(boolean urgentOnes) {
        TreeSet<Claim> queue = urgentOnes ? urgent : ordinary;
        return queue.isEmpty() ? null : queue.first();
    }

    /** Whoever would go last, of those that are not urgent; {@code null}: none waits. */
    Claim last() {
        return ordinary.isEmpty() ? null : ordinary.last();
    }

    /** A call of this lane goes out. */
    void departed() {
        flying++;
    }

    /** One that went out has ended. */
    void returned() {
        flying--;
    }

    /** Whether nobody waits and nothing is under way. */
    boolean idle() {
        return flying == 0 && urgent.isEmpty() && ordinary.isEmpty();
    }

    /** All who wait, as of now. */
    List<Claim> all() {
        List<Claim> all = new ArrayList<>(urgent);
        all.addAll(ordinary);
        return all;
    }

    /** How many go before this one. */
    int ahead(Claim claim) {
        return claim.turn.urgent()
                ? urgent.headSet(claim).size()
                : urgent.size() + ordinary.headSet(claim).size();
    }
}
