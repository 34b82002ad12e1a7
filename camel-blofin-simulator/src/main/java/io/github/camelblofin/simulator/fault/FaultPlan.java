package io.github.camelblofin.simulator.fault;

import io.github.camelblofin.api.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trouble for one episode: faults one after the other, drawn from a seed. The same seed gives the same plan; print the
 * plan or the seed when a test fails.
 *
 * <p>Drawn are only faults after which nothing may be missing and nothing must be given up: connections that break, hang
 * or come up late, pushes sent twice, and missing or swapped updates of {@code books}. Refusals, bans and silent channels
 * are for scripts.
 *
 * @param seed what it was drawn from
 * @param steps in the order of time
 */
public record FaultPlan(long seed, List<Step> steps) {
    private static final int STEPS = 6;
    private static final int MOST_TIMES = 3;
    private static final int MOST_FRAMES = 30;
    private static final long MOST_BYTES = 20_000;
    /** What is pushed on BloFin's main channels. */
    private static final List<String> CHANNELS =
            List.of("trades", "books", "tickers", "orders", "positions", "account");

    public FaultPlan {
        steps = List.copyOf(steps);
    }

    /**
     * One fault of a plan.
     *
     * @param after how long after the step before
     * @param times how many occasions; 0 when it lasts a while instead
     * @param lasting how long; zero when it strikes connections once, or counts occasions
     */
    public record Step(Duration after, SocketFault fault, int times, Duration lasting) {
        /** Arms it. */
        public ActiveFault arm(Faults faults) {
            if (times > 0) {
                return faults.next(times, fault);
            }
            return lasting.isZero() ? faults.now(fault) : faults.during(lasting, fault);
        }

        @Override
        public String toString() {
            return "after " + after.toMillis() + " ms: " + fault
                    + (times > 0 ? " x" + times : lasting.isZero() ? "" : " for " + lasting.toMillis() + " ms");
        }
    }

    /** Six faults over a second. */
    public static FaultPlan random(long seed) {
        return random(seed, STEPS, Duration.ofSeconds(1));
    }

    /**
     * A plan.
     *
     * @param steps how many faults
     * @param episode how long they take, roughly
     */
    public static FaultPlan random(long seed, int steps, Duration episode) {
        SplittableRandom random = new SplittableRandom(seed);
        long gap = Math.max(1, 2 * episode.toMillis() / Math.max(1, steps));
        List<Step> drawn = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            drawn.add(step(Duration.ofMillis(random.nextLong(gap)), gap, random));
        }
        return new FaultPlan(seed, drawn);
    }

    private static Step step(Duration after, long gap, SplittableRandom random) {
        Duration length = Duration.ofMillis(1 + random.nextLong(gap));
        Socket socket = random.nextBoolean() ? Socket.PUBLIC : Socket.PRIVATE;
        int times = 1 + random.nextInt(MOST_TIMES);
        return switch (random.nextInt(12)) {
            case 0 -> new Step(after, SocketFault.drop(), 0, Duration.ZERO);
            case 1 -> new Step(after, SocketFault.drop().on(socket), 0, Duration.ZERO);
            case 2 -> new Step(after, SocketFault.stall().on(socket), 0, length);
            case 3 -> new Step(after, SocketFault.refuseConnection(), 1, Duration.ZERO);
            case 4 -> new Step(after, broken(random).on(socket), 1, Duration.ZERO);
            case 5 -> new Step(after, SocketFault.dropAtLogin(), 1, Duration.ZERO);
            case 6 -> new Step(after, SocketFault.dropAtSubscribe(), 1, Duration.ZERO);
            case 7 -> new Step(after, SocketFault.delayAck(length), times, Duration.ZERO);
            case 8 -> new Step(after, SocketFault.dropAfterBytes(1 + random.nextLong(MOST_BYTES)), 0, Duration.ZERO);
            case 9 -> new Step(after, SocketFault.lose("books"), times, Duration.ZERO);
            case 10 -> new Step(after, SocketFault.reorder("books"), times, Duration.ZERO);
            default ->
                new Step(
                        after,
                        SocketFault.duplicate(CHANNELS.get(random.nextInt(CHANNELS.size()))),
                        times,
                        Duration.ZERO);
        };
    }

    /** A connection that does not come up, or not for long. */
    private static SocketFault broken(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> SocketFault.hangUpgrade();
            case 1 -> SocketFault.resetUpgrade();
            case 2 -> SocketFault.answerUpgrade(503);
            default -> SocketFault.dropAfterFrames(1 + random.nextInt(MOST_FRAMES));
        };
    }

    /** The seed, and one step a line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("seed ").append(seed);
        steps.forEach(step -> text.append("\n  ").append(step));
        return text.toString();
    }
}
