package io.github.camelblofin.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** All calls to one exchange that wait, in their lanes, and by the time until which they are willing to. Not for several threads. */
final class WaitingCalls {
    private final List<Lane> lanes = new ArrayList<>();
    /** Of components that were stopped, until their last call has ended. */
    private final List<Lane> abandoned = new ArrayList<>();

    private final TreeSet<Claim> byDeadline = new TreeSet<>(WaitingCalls::sooner);

    private static int sooner(Claim a, Claim b) {
        long sooner = a.deadline - b.deadline;
        return sooner != 0 ? Long.signum(sooner) : Lane.inOrderOfArrival(a, b);
    }

    static int inOrder(Claim a, Claim b) {
        return a.lane.inOrder(a, b);
    }

    void open(Lane lane) {
        lanes.add(lane);
    }

    void abandon(Lane lane) {
        abandoned.add(lane);
    }

    /** Abandoned lanes where nothing is under way any more; they are forgotten here. */
    List<Lane> over() {
        if (abandoned.isEmpty()) {
            return List.of();
        }
        List<Lane> over = abandoned.stream().filter(Lane::idle).toList();
        lanes.removeAll(over);
        abandoned.removeAll(over);
        return over;
    }

    List<Lane> lanes() {
        return lanes;
    }

    int size() {
        return byDeadline.size();
    }

    boolean isEmpty() {
        return byDeadline.isEmpty();
    }

    void add(Claim claim) {
        claim.lane.add(claim);
        byDeadline.add(claim);
    }

    boolean has(Claim claim) {
        return byDeadline.contains(claim);
    }

    void remove(Claim claim) {
        if (byDeadline.remove(claim)) {
            claim.lane.remove(claim);
        }
    }

    /** Lets it wait longer, whether it waits already or is about to. */
    void extend(Claim claim, long deadline) {
        if (deadline - claim.deadline > 0) {
            boolean waits = byDeadline.remove(claim);
            claim.deadline = deadline;
            if (waits) {
                byDeadline.add(claim);
            }
        }
    }

    /** The one whose patience ends first. */
    Claim soonest() {
        return byDeadline.first();
    }

    /** The first of each lane, in the order in which they go. */
    NavigableSet<Claim> heads(boolean urgent) {
        NavigableSet<Claim> heads = new TreeSet<>(urgent ? Lane::inOrderOfArrival : WaitingCalls::inOrder);
        for (Lane lane : lanes) {
            Claim first = lane.first(urgent);
            if (first != null) {
                heads.add(first);
            }
        }
        return heads;
    }

    /** The one that would go last; {@code null} when only urgent ones wait. */
    Claim last() {
        Claim last = null;
        for (Lane lane : lanes) {
            Claim here = lane.last();
            if (here != null && (last == null || inOrder(here, last) > 0)) {
                last = here;
            }
        }
        return last;
    }

    /** The first ordinary one that came before then; {@code null}: none did. */
    Claim firstBefore(long moment) {
        Claim found = null;
        for (Claim head : heads(false)) {
            if (head.since - moment <= 0 && found == null) {
                found = head;
            }
        }
        return found;
    }
}
