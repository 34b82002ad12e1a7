package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The exchange's clock, with this machine's clocks under the test's control. */
class ServerClockTest {
    private static final long START = 1_760_000_000_250L;

    private long wall = START;
    private long ticks = -77_000_000_000L;
    private final ServerClock clock = new ServerClock("exchange.test", () -> wall, () -> ticks);

    private void pass(Duration time) {
        wall += time.toMillis();
        ticks += time.toNanos();
    }

    /** A call that took 40 ms, when the exchange's clock differed by this. */
    private void answer(Duration skew, boolean refused) {
        long sent = ticks;
        pass(Duration.ofMillis(20));
        Instant date = Instant.ofEpochSecond((wall + skew.toMillis()) / 1_000);
        pass(Duration.ofMillis(20));
        Timing timing = new Timing(Instant.ofEpochMilli(wall), sent, ticks);
        if (refused) {
            clock.refused(date, timing);
        } else {
            clock.answered(date, timing);
        }
    }

    private Duration offset() {
        return Duration.ofMillis(clock.millis() - wall);
    }

    private static void assertNear(Duration actual, Duration expected) {
        assertThat(actual.minus(expected).abs()).isLessThanOrEqualTo(Duration.ofMillis(600));
    }

    @Test
    void beforeAnyAnswerItIsTheMachinesClock() {
        assertThat(clock.millis()).isEqualTo(START);
        assertThat(clock.picture().known()).isFalse();
        assertThat(clock.picture().largeOffset()).isFalse();
    }

    @Test
    void machineThatIsRightKeepsItsTimeToTheMillisecond() {
        for (int i = 0; i < 10; i++) {
            answer(Duration.ZERO, false);
            pass(Duration.ofMillis(777));
        }

        assertThat(clock.millis()).isEqualTo(wall);
        ClockPicture picture = clock.picture();
        assertThat(picture.known()).isTrue();
        assertThat(picture.samples()).isEqualTo(10);
        assertThat(picture.lower()).isLessThanOrEqualTo(Duration.ZERO);
        assertThat(picture.upper()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(picture.age()).isEqualTo(Duration.ofMillis(777));
    }

    @Test
    void oneAnswerCorrectsTenMinutesEitherWay() {
        answer(Duration.ofMinutes(10), false);
        assertNear(offset(), Duration.ofMinutes(10));
        assertThat(clock.picture().largeOffset()).isTrue();
        assertThat(clock.picture().words()).matches("(599|600) s behind");

        ServerClock late = new ServerClock("exchange.test", () -> wall + 600_000, () -> ticks);
        late.answered(Instant.ofEpochSecond(wall / 1_000), new Timing(Instant.EPOCH, ticks, ticks));
        assertNear(Duration.ofMillis(late.millis() - wall), Duration.ZERO);
        assertThat(late.picture().words()).contains("ahead of");
    }

    @Test
    void singleAnswerThatContradictsIsNotBelieved() {
        answer(Duration.ZERO, false);
        answer(Duration.ofMinutes(-30), false);
        assertNear(offset(), Duration.ZERO);

        answer(Duration.ZERO, false);
        answer(Duration.ofMinutes(-30), false);

        assertNear(offset(), Duration.ZERO);
        assertThat(clock.picture().resets()).isZero();
    }

    @Test
    void exchangeThatSetItsClockIsBelievedTheSecondTime() {
        answer(Duration.ZERO, false);
        answer(Duration.ofMinutes(5), false);
        answer(Duration.ofMinutes(5), false);

        assertNear(offset(), Duration.ofMinutes(5));
        assertThat(clock.picture().resets()).isOne();
    }

    @Test
    void refusalBecauseOfTheTimeIsBelievedAtOnce() {
        answer(Duration.ZERO, false);
        answer(Duration.ofMinutes(-10), true);

        assertNear(offset(), Duration.ofMinutes(-10));
    }

    @Test
    void jumpOfThisMachinesClockForgetsWhatWasKnown() {
        answer(Duration.ofMinutes(10), false);
        wall += Duration.ofMinutes(10).toMillis();

        assertThat(clock.millis()).isEqualTo(wall);
        assertThat(clock.picture().known()).isFalse();
        assertThat(clock.picture().resets()).isOne();
    }

    @Test
    void slowSlewingOverHoursIsNoJump() {
        answer(Duration.ofMinutes(10), false);
        for (int hour = 0; hour < 10; hour++) {
            pass(Duration.ofHours(1));
            wall += 1_700;
            clock.millis();
            answer(Duration.ofMinutes(10).minusMillis((hour + 1) * 1_700L), false);
        }

        assertThat(clock.picture().known()).isTrue();
        assertThat(clock.picture().resets()).isZero();
    }

    @Test
    void pushesRaiseTheLowerBoundAndNeverBreakIt() {
        answer(Duration.ofMinutes(10), false);
        Duration before = clock.picture().lower();

        clock.pushed(Instant.ofEpochMilli(wall).plus(Duration.ofMinutes(10)), ticks);
        Duration after = clock.picture().lower();
        clock.pushed(Instant.ofEpochMilli(wall).plus(Duration.ofMinutes(99)), ticks);

        assertThat(after).isGreaterThan(before).isBetween(Duration.ofMillis(599_999), Duration.ofMinutes(10));
        assertThat(clock.picture().lower()).isEqualTo(after);
    }

    @Test
    void knowledgeGetsOldSlowly() {
        answer(Duration.ofMinutes(10), false);
        pass(Duration.ofHours(10));

        ClockPicture picture = clock.picture();

        assertNear(offset(), Duration.ofMinutes(10));
        assertThat(picture.upper().minus(picture.lower())).isBetween(Duration.ofSeconds(14), Duration.ofSeconds(17));
    }
}
