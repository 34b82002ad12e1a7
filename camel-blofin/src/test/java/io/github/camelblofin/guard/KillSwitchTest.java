package io.github.camelblofin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who may add no risk. */
class KillSwitchTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private final AtomicLong nanos = new AtomicLong();
    private final KillSwitch killSwitch = new KillSwitch(nanos::get);

    @Test
    void aUserIsTheSameWhenOneNameIs() {
        killSwitch.close(Set.of("h uid-7", "h key-a"), NOON, "fire");

        assertThat(killSwitch.closing(Set.of("h uid-7", "h key-b"))).isPresent();
        assertThat(killSwitch.admit(Set.of("h key-a"))).isEmpty();
        assertThat(killSwitch.admit(Set.of("h uid-8", "h key-c"))).isPresent();
        assertThat(killSwitch.admit(Set.of("other uid-7"))).isPresent();
    }

    @Test
    void closingAgainKeepsTheFirstTimeAndReasonAndLearnsNames() {
        killSwitch.close(Set.of("h key-a"), NOON, "fire");

        KillSwitch.Closing again = killSwitch.close(Set.of("h key-a", "h uid-7"), NOON.plusSeconds(9), "still fire");

        assertThat(again).isEqualTo(new KillSwitch.Closing(Set.of("h key-a", "h uid-7"), NOON, "fire"));
        assertThat(killSwitch.closings()).containsExactly(again);
        assertThat(killSwitch.release(Set.of("h uid-7"))).contains(again);
        assertThat(killSwitch.closing(Set.of("h key-a"))).isEmpty();
    }

    @Test
    void whatIsUnderWaySeesTheClosingAndCountsUntilItsEndIsKnown() {
        KillSwitch.Pass answered = killSwitch.admit(Set.of("h key-a")).orElseThrow();
        KillSwitch.Pass lost = killSwitch.admit(Set.of("h key-a")).orElseThrow();
        assertThat(killSwitch.admit(Set.of("h key-b"))).isPresent();
        killSwitch.close(Set.of("h key-a"), NOON, "fire");

        assertThat(answered.closing()).isPresent();
        assertThat(killSwitch.underWay(Set.of("h key-a"))).isEqualTo(2);
        answered.end(false);
        answered.end(true);
        lost.end(true);
        assertThat(killSwitch.underWay(Set.of("h key-a"))).isOne();
        nanos.addAndGet(Duration.ofSeconds(65).toNanos());
        assertThat(killSwitch.underWay(Set.of("h key-a"))).isZero();
    }
}
