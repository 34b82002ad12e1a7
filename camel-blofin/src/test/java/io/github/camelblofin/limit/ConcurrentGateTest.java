package io.github.camelblofin.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.api.Priority;
import io.github.camelblofin.api.RateClass;
import io.github.camelblofin.time.Timekeeping;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jetbrains.kotlinx.lincheck.LinChecker;
import org.jetbrains.kotlinx.lincheck.LincheckAssertionError;
import org.jetbrains.kotlinx.lincheck.annotations.Operation;
import org.jetbrains.kotlinx.lincheck.annotations.Param;
import org.jetbrains.kotlinx.lincheck.paramgen.ThreadIdGen;
import org.jetbrains.kotlinx.lincheck.strategy.stress.StressOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * The shell of the limiter is linearizable: whatever threads ask, give back and give up at once, what each of them sees is
 * what some order of the same steps, one after the other, would show. Time stands still, so that calls are the only cause.
 */
class ConcurrentGateTest {
    private static final LimitSettings TWO_PLACES = LimitSettings.STANDARD
            .withAddress(List.of(new Rate(2, Duration.ofSeconds(10))))
            .withReserve(0)
            .withQueue(3);

    /** Lincheck loads classes anew, and Log4j among classes that are loaded so complains of it. */
    @BeforeAll
    static void logNothingInClassesThatAreLoadedAnew() {
        LoggerFactory.getILoggerFactory();
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    @AfterAll
    static void logAgain() {
        System.clearProperty("slf4j.provider");
        System.clearProperty("slf4j.internal.verbosity");
    }

    private static StressOptions options(int iterations) {
        return new StressOptions()
                .iterations(iterations)
                .invocationsPerIteration(300)
                .threads(3)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .minimizeFailedScenario(false);
    }

    @Test
    void anyInterleavingLooksLikeSomeOrder() {
        LinChecker.check(Shell.class, options(4));
    }

    @Test
    @Tag("full")
    void anyInterleavingLooksLikeSomeOrderOverManyScenarios() {
        LinChecker.check(Shell.class, options(60).invocationsPerIteration(3_000));
    }

    /** The check is able to fail: the decision alone, without the lock around it, is found out. */
    @Test
    void limiterWithoutItsShellIsFoundOut() {
        assertThat(catchThrowable(() -> LinChecker.check(Bare.class, options(200))))
                .isInstanceOf(LincheckAssertionError.class);
    }

    private static Turn turn(boolean urgent) {
        return new Turn(
                "market/tickers",
                RateClass.IP,
                null,
                urgent ? Priority.CANCEL : Priority.MARKET,
                new Turn.Patience(Duration.ofHours(1), false));
    }

    /** What several threads do to one gate; each has calls of its own. Its own sequential runs are what is right. */
    public static final class Shell {
        private final CallGate gate =
                new CallGate("here", new Timekeeping(() -> 0, () -> 0, (delay, task) -> () -> {}));
        private final LimitAccess access = new LimitAccess(gate, "default", TWO_PLACES, event -> {});
        private final List<Deque<CompletableFuture<Permit>>> calls = new ArrayList<>();

        public Shell() {
            for (int thread = 0; thread < 8; thread++) {
                calls.add(new ArrayDeque<>());
            }
        }

        @Operation
        public String acquire(@Param(gen = ThreadIdGen.class) int thread) {
            return acquire(thread, false);
        }

        @Operation
        public String acquireUrgently(@Param(gen = ThreadIdGen.class) int thread) {
            return acquire(thread, true);
        }

        private String acquire(int thread, boolean urgent) {
            CompletableFuture<Permit> call = access.admit(turn(urgent));
            calls.get(thread).addLast(call);
            return look(call);
        }

        @Operation
        public String look(@Param(gen = ThreadIdGen.class) int thread) {
            CompletableFuture<Permit> call = calls.get(thread).peekFirst();
            return call == null ? "none" : look(call);
        }

        private static String look(CompletableFuture<Permit> call) {
            if (!call.isDone()) {
                return "waits";
            }
            return call.isCompletedExceptionally() ? "refused" : "admitted";
        }

        /** Gives the oldest back, or up. */
        @Operation
        public String release(@Param(gen = ThreadIdGen.class) int thread) {
            CompletableFuture<Permit> call = calls.get(thread).pollFirst();
            if (call == null) {
                return "none";
            }
            if (call.cancel(false)) {
                return "given up";
            }
            if (call.isCompletedExceptionally()) {
                return "refused";
            }
            call.join().end(Ending.UNSENT);
            return "given back";
        }

        @Operation
        public int waiting() {
            return access.waiting();
        }

        @Operation
        public int used() {
            return access.usage().get(0).used();
        }
    }

    /** The same without a shell. */
    public static final class Bare {
        private final RateLimiter limiter = new RateLimiter(0);
        private final Lane lane = limiter.lane("default", RateClass.IP, null, TWO_PLACES);
        private final List<Deque<Claim>> calls = new ArrayList<>();

        public Bare() {
            for (int thread = 0; thread < 8; thread++) {
                calls.add(new ArrayDeque<>());
            }
        }

        @Operation
        public String acquire(@Param(gen = ThreadIdGen.class) int thread) {
            Claim claim = limiter.arrive(turn(false), lane, 0);
            calls.get(thread).addLast(claim);
            return claim.state.name();
        }

        @Operation
        public String release(@Param(gen = ThreadIdGen.class) int thread) {
            Claim claim = calls.get(thread).pollFirst();
            if (claim == null) {
                return "none";
            }
            if (!limiter.leave(claim, 0)) {
                limiter.end(claim, Ending.UNSENT, null, 0);
            }
            return claim.state.name();
        }

        @Operation
        public int waiting() {
            return limiter.waiting();
        }

        @Operation
        public int used() {
            return limiter.budgets().all().get(0).usage(0).get(0).used();
        }
    }
}
