package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.simulator.SimulatorBuilder;
import io.github.camelblofin.simulator.limit.LimitReport;
import io.github.camelblofin.simulator.limit.Limits;
import io.github.camelblofin.time.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Eight routes poll market data as fast as they can while others place and cancel, in the simulator's time: the exchange,
 * which counts and bans as BloFin does, sees no call too many; what ordinary calls may use is used; cancels do not wait.
 */
class HammeringRoutesTest extends SimulatorTestSupport {
    /** Of 1,500 in five minutes, less the reserve of a fifth, which the cancels do not use up. */
    private static final double CALLS_A_SECOND = 1_200 / 300.0;

    private HammeringRoutes routes;

    @Override
    SimulatorBuilder simulator() {
        return super.simulator()
                .quiet()
                .limits(Limits.standard())
                .virtualTime(Instant.ofEpochMilli(WallClock.SYSTEM.millis()));
    }

    @BeforeEach
    void liveInTheTimeOfTheExchange() throws Exception {
        routes = new HammeringRoutes(exchange, (DefaultCamelContext) context);
        start(routes);
        routes.hammer();
    }

    @AfterEach
    void comeToAnEnd() {
        routes.stop();
    }

    @Test
    void limitsAreUsedAndNeverExceeded() {
        assertLimitsKept(Duration.ofMinutes(6));
    }

    @Test
    @Tag("full")
    void limitsAreUsedAndNeverExceededForAnHour() {
        assertLimitsKept(Duration.ofHours(1));
    }

    private void assertLimitsKept(Duration length) {
        routes.pass(length);

        LimitReport report = exchange.limitReport();
        assertThat(report.violations()).as("%s", report).isZero();
        assertThat(report.bans()).isEmpty();
        assertThat(report.requests()).isGreaterThanOrEqualTo((long) (length.toSeconds() * CALLS_A_SECOND * 0.95));
        List<Long> waits = routes.cancelWaits();
        assertThat(waits).hasSizeGreaterThan((int) length.toSeconds() / 4);
        assertThat(waits.get(waits.size() * 99 / 100))
                .as("ms, p99 of %s", waits.size())
                .isLessThan(1_000);
        assertThat(routes.failures()).isEmpty();
    }

    @Test
    void nobodyCallsDuringABanAndThenAllGoesOn() {
        routes.pass(Duration.ofMinutes(1));
        exchange.ban(Duration.ofMinutes(5));
        routes.pass(Duration.ofSeconds(2));
        long found = exchange.limitReport().requestsDuringBan();
        assertThat(context.getComponent("blofin", BlofinComponent.class).bans()).hasSize(1);

        routes.pass(Duration.ofMinutes(5));
        LimitReport after = exchange.limitReport();
        long answered = after.requests();
        routes.pass(Duration.ofMinutes(3));

        // Those that were on their way when the first answer came; then nobody but the probe, when the ban was over.
        assertThat(found).isBetween(1L, (long) HammeringRoutes.CALLERS);
        assertThat(after.requestsDuringBan()).isEqualTo(found);
        assertThat(exchange.limitReport().requests() - answered)
                .isGreaterThanOrEqualTo((long) (170 * CALLS_A_SECOND * 0.95));
        assertThat(exchange.limitReport().violations()).isZero();
        assertThat(context.getComponent("blofin", BlofinComponent.class).bans()).isEmpty();
    }
}
