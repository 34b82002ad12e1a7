package io.github.camelblofin.limit;

import io.github.camelblofin.api.Priority;
import io.github.camelblofin.api.RateClass;
import io.github.camelblofin.time.Timekeeping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;

/**
 * A random story, told by a seed: calls of three users, known and unknown, arrive alone and in bursts with idling in between,
 * take their time, get lost, are given up, while the clock falls now and then. What was sent and when it arrived at the other
 * side is written down, and checked against every exact window.
 */
final class Schedule {
    private static final LimitSettings SMALL = new LimitSettings(
            List.of(new Rate(9, Duration.ofMillis(600)), new Rate(20, Duration.ofMillis(3_000))),
            List.of(new Rate(5, Duration.ofMillis(400))),
            100,
            20,
            30,
            Duration.ofMillis(300));
    private static final List<Priority> PLACES = List.of(Priority.values());
    private static final String[] USERS = {"1", "2", null};

    private final Random random;
    private final VirtualTime time = new VirtualTime();
    private final CallGate gate;
    private final LimitAccess access;
    private final List<Sent> sent = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    /** By how much the monotonic clock fell behind: what machines that sleep, or emulate it badly, do. */
    private long clockFall;

    private long wallStep;

    /** @param user {@code null}: unknown, and so any */
    private record Sent(boolean trading, String user, long left, long arrived) {}

    private static final class Asked {
        final Turn turn;
        Ticket ticket;
        boolean told;

        Asked(Turn turn) {
            this.turn = turn;
        }
    }

    Schedule(long seed) {
        random = new Random(seed);
        Timekeeping real = time.keeping();
        gate = new CallGate(
                "here",
                new Timekeeping(
                        () -> real.wall().millis() + wallStep,
                        () -> real.ticker().nanos() - clockFall,
                        real.scheduler()));
        access = new LimitAccess(gate, "default", SMALL, event -> {});
    }

    /** Plays it; what is wrong is an {@code AssertionError}. */
    void play() {
        int bursts = 3 + random.nextInt(8);
        for (int i = 0; i < bursts; i++) {
            int calls = 1 + random.nextInt(random.nextInt(4) == 0 ? 25 : 6);
            for (int j = 0; j < calls; j++) {
                ask();
                if (random.nextInt(3) == 0) {
                    time.pass(Duration.ofNanos(random.nextInt(40_000_000)));
                }
            }
            // Idling, sometimes to just about where a window ends.
            long idle = random.nextInt(3) == 0 ? 400_000_000 + random.nextInt(800_000) : random.nextInt(900_000_000);
            time.pass(Duration.ofNanos(idle));
            clockFall += random.nextInt(5) == 0 ? random.nextInt(50_000_000) : 0;
            wallStep += random.nextInt(5) == 0 ? random.nextInt(7_200_000) - 3_600_000 : 0;
        }
        int steps = 0;
        while (time.step()) {
            check(steps++ < 100_000, "the timers never end");
        }
        check(asked.stream().allMatch(call -> call.told), "somebody was never served nor told");
        check(gate.waiting() == 0, "somebody still waits");
        checkWindows();
    }

    private void ask() {
        Priority priority = PLACES.get(random.nextInt(PLACES.size()));
        boolean trading = random.nextBoolean();
        String user = trading ? USERS[random.nextInt(random.nextInt(4) == 0 ? 3 : 2)] : null;
        Turn turn = new Turn(
                "story",
                trading ? RateClass.TRADING_USER : RateClass.IP,
                user,
                priority,
                new Turn.Patience(Duration.ofMillis(random.nextInt(6_000)), random.nextBoolean()));
        Asked call = new Asked(turn);
        asked.add(call);
        call.ticket = (Ticket) access.admit(turn);
        CompletionStage<Permit> told = call.ticket;
        told.whenComplete((permit, failure) -> {
            check(!call.told, "told twice");
            call.told = true;
            if (failure == null) {
                fly(call, permit);
            }
        });
        if (random.nextInt(12) == 0) {
            time.after(Duration.ofMillis(random.nextInt(800)), () -> call.ticket.cancel(true));
        }
    }

    private void fly(Asked call, Permit permit) {
        if (random.nextInt(15) == 0) {
            time.after(Duration.ofMillis(random.nextInt(20)), () -> permit.end(Ending.UNSENT));
            return;
        }
        long there = random.nextInt(random.nextInt(10) == 0 ? 900_000_000 : 80_000_000);
        long back = random.nextInt(60_000_000);
        sent.add(new Sent(
                call.turn.rateClass() == RateClass.TRADING_USER, call.turn.user(), time.nanos(), time.nanos() + there));
        Ending ending = random.nextInt(10) == 0 ? Ending.LOST : Ending.ANSWERED;
        time.after(Duration.ofNanos(there + back), () -> permit.end(ending));
    }

    private void checkWindows() {
        for (Rate rate : SMALL.address()) {
            checkWindow(rate, sent, "the address");
        }
        for (String user : USERS) {
            // An unknown user may be this one.
            checkWindow(
                    SMALL.trading().get(0),
                    sent.stream()
                            .filter(call -> call.trading && (call.user == null || call.user.equals(user)))
                            .toList(),
                    "user " + user);
        }
    }

    private static void checkWindow(Rate rate, List<Sent> calls, String whose) {
        checkMoments(rate, calls.stream().mapToLong(Sent::left).sorted().toArray(), whose + " at sending");
        checkMoments(rate, calls.stream().mapToLong(Sent::arrived).sorted().toArray(), whose + " at arrival");
    }

    /** Never the length or less from one call to the one that is too many after it, also by a clock of milliseconds. */
    private static void checkMoments(Rate rate, long[] moments, String whose) {
        for (int i = rate.calls(); i < moments.length; i++) {
            long first = moments[i - rate.calls()] / 1_000_000;
            long tooMany = moments[i] / 1_000_000;
            check(
                    tooMany - first > rate.window().toMillis(),
                    whose + ": " + (rate.calls() + 1) + " within " + (tooMany - first) + " ms, allowed are " + rate);
        }
    }

    private static void check(boolean good, String problem) {
        if (!good) {
            throw new AssertionError(problem);
        }
    }
}
