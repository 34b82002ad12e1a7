package io.github.camelblofin.limit;

import io.github.camelblofin.api.Priority;
import io.github.camelblofin.api.RateClass;
import io.github.camelblofin.time.Timekeeping;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to let a trading call through that need not wait: three windows, taken and given back in one step each. Time
 * is made to pass so that the windows stay half full; a larger window must not cost more.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecisionBenchmark {
    @Param({"1", "100"})
    int size;

    private RateLimiter limiter;
    private CallGate gate;
    private Budget[] budgets;
    private Lane lane;
    private Lane gated;
    private Turn turn;
    private long now;
    private long step;

    @Setup
    public void open() {
        LimitSettings settings = LimitSettings.STANDARD
                .withAddress(List.of(
                        new Rate(500 * size, Duration.ofSeconds(60)), new Rate(1_500 * size, Duration.ofSeconds(300))))
                .withTrading(List.of(new Rate(30 * size, Duration.ofSeconds(10))));
        limiter = new RateLimiter(0);
        lane = limiter.lane("default", RateClass.TRADING_USER, "1", settings);
        budgets = lane.budgets();
        turn = new Turn("trade/order", RateClass.TRADING_USER, "1", Priority.PLACE, Turn.Patience.DEFAULT);
        // 40 % of the longest window.
        step = Duration.ofMinutes(5).toNanos() / (600L * size);
        gate = new CallGate("here", new Timekeeping(() -> 0, () -> now, (delay, task) -> () -> {}));
        gated = gate.lane("default", RateClass.TRADING_USER, "1", settings);
    }

    /** The decision alone: may it go, and then it holds its places until it ends. */
    @Benchmark
    public long decision() {
        now += step;
        long wait = lane.delay(false, now);
        if (wait == 0) {
            for (Budget budget : budgets) {
                budget.take(this, now);
                budget.end(now);
            }
        }
        return wait;
    }

    /** All of the state machine: priorities, ageing, bans, levels of usage. */
    @Benchmark
    public Object limiter() {
        now += step;
        Claim claim = limiter.arrive(turn, lane, now);
        limiter.end(claim, Ending.ANSWERED, null, now);
        return limiter.decided();
    }

    /** What a call pays: with the lock, the timer and the future. */
    @Benchmark
    public Object shell() {
        now += step;
        Permit permit = gate.admit(turn, gated).getNow(null);
        permit.end(Ending.ANSWERED);
        return permit;
    }
}
