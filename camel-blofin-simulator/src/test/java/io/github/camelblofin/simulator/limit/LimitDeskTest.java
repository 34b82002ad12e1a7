package io.github.camelblofin.simulator.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.simulator.limit.Limits.Limit;
import io.github.camelblofin.simulator.limit.Limits.Windows;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The limits of the exchange, in time that the test moves. */
class LimitDeskTest {
    private static final OptionalInt PASS = OptionalInt.empty();
    private static final String HERE = "127.0.0.1";

    private long nanos;
    private LimitDesk desk = desk(Limits.standard());

    private LimitDesk desk(Limits limits) {
        return new LimitDesk(limits, () -> nanos, () -> nanos / 1_000_000);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private int accepted(int calls) {
        int accepted = 0;
        for (int i = 0; i < calls; i++) {
            accepted += desk.call(HERE).isEmpty() ? 1 : 0;
        }
        return accepted;
    }

    @Test
    void theCallAfter500InAMinuteIs429AndStartsABanOfFiveMinutes() {
        assertThat(accepted(500)).isEqualTo(500);
        assertThat(desk.call(HERE)).hasValue(429);
        assertThat(desk.call(HERE)).hasValue(403);
        assertThat(desk.connect(HERE)).hasValue(403);
        assertThat(desk.call("127.0.0.2")).isEqualTo(PASS);

        pass(Duration.ofMinutes(5).minusNanos(1));
        assertThat(desk.call(HERE)).hasValue(403);
        pass(Duration.ofNanos(1));
        assertThat(desk.call(HERE)).isEqualTo(PASS);

        LimitReport report = desk.report();
        assertThat(report.maxUse()).containsEntry("address 500/60s", 501);
        assertThat(report.violations()).isEqualTo(1);
        assertThat(report.requestsDuringBan()).isEqualTo(3);
        assertThat(report.bans()).extracting(LimitReport.Ban::cause).containsExactly("500/60s");
    }

    @Test
    void theCallAfter1500InFiveMinutesStartsABanOfAnHour() {
        for (int i = 0; i < 3; i++) {
            assertThat(accepted(500)).isEqualTo(500);
            pass(Duration.ofSeconds(61));
        }
        assertThat(desk.call(HERE)).hasValue(429);
        assertThat(desk.report().bans()).extracting(LimitReport.Ban::length).containsExactly(Duration.ofHours(1));
    }

    @Test
    void aUserHas30TradingCallsInTenSecondsAndIsOnlyRefused() {
        for (int i = 0; i < 30; i++) {
            assertThat(desk.trade("play")).isEqualTo(PASS);
        }
        assertThat(desk.trade("play")).hasValue(429);
        assertThat(desk.trade("other")).isEqualTo(PASS);
        assertThat(desk.call(HERE)).isEqualTo(PASS);
        pass(Duration.ofSeconds(10));
        assertThat(desk.trade("play")).isEqualTo(PASS);
        assertThat(desk.report().bans()).isEmpty();
    }

    @Test
    void oneUpgradeASecond() {
        assertThat(desk.connect(HERE)).isEqualTo(PASS);
        pass(Duration.ofMillis(999));
        assertThat(desk.connect(HERE)).hasValue(429);
        pass(Duration.ofSeconds(1));
        assertThat(desk.connect(HERE)).isEqualTo(PASS);
    }

    @Test
    void fixedWindowsStartAnewWhereSlidingOnesDoNot() {
        Limits one = new Limits(
                List.of(new Limit(10, Duration.ofSeconds(60), Duration.ZERO)),
                List.of(),
                List.of(),
                Windows.SLIDING,
                403,
                true);
        for (Windows kind : Windows.values()) {
            nanos = Duration.ofSeconds(59).toNanos();
            desk = desk(one.with(kind));
            assertThat(accepted(10)).isEqualTo(10);
            pass(Duration.ofSeconds(1));
            assertThat(accepted(10)).isEqualTo(kind == Windows.FIXED ? 10 : 0);
            assertThat(desk.report().maxUse()).containsEntry("address 10/60s", 20);
        }
    }

    @Test
    void noSlidingWindowOfAcceptedCallsEverHoldsMoreThanTheLimit() {
        long seed = 20_261_122;
        SplittableRandom random = new SplittableRandom(seed);
        desk = desk(new Limits(
                List.of(new Limit(5, Duration.ofMillis(100), Duration.ZERO)),
                List.of(),
                List.of(),
                Windows.SLIDING,
                403,
                true));
        ArrayDeque<Long> accepted = new ArrayDeque<>();
        for (int i = 0; i < 20_000; i++) {
            pass(Duration.ofMillis(random.nextInt(60)));
            if (desk.call(HERE).isEmpty()) {
                accepted.addLast(nanos);
                while (nanos - accepted.peekFirst() >= Duration.ofMillis(100).toNanos()) {
                    accepted.removeFirst();
                }
                assertThat(accepted.size()).as("seed %s, call %s", seed, i).isLessThanOrEqualTo(5);
            }
        }
    }

    @Test
    void countingOnlyRefusesNothing() {
        desk = desk(Limits.standard().countedOnly());
        assertThat(accepted(600)).isEqualTo(600);
        assertThat(desk.report().violations()).isEqualTo(100);
        assertThat(desk.report().maxUse()).containsEntry("address 500/60s", 600);
    }

    @Test
    void aBanByHandHoldsForEverybodyUntilItEndsOrIsPardoned() {
        desk = desk(Limits.none().withBannedStatus(429));
        desk.ban(Duration.ofMinutes(1));
        assertThat(desk.call(HERE)).hasValue(429);
        pass(Duration.ofMinutes(1));
        assertThat(desk.call(HERE)).isEqualTo(PASS);

        desk.ban(Duration.ofMinutes(1));
        desk.pardon();
        assertThat(desk.connect(HERE)).isEqualTo(PASS);
        assertThat(desk.report().requestsDuringBan()).isEqualTo(1);
    }

    @Test
    void limitsWithoutSenseAreRefused() {
        assertThatThrownBy(() -> new Limit(0, Duration.ofSeconds(1), Duration.ZERO))
                .hasMessageContaining("above zero");
        assertThatThrownBy(() -> Limits.standard().withBannedStatus(500)).hasMessageContaining("403 or 429");
    }
}
