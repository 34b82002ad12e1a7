package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConnectionPacerTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 500_000_000L);
    private final ConnectionPacer pacer = new ConnectionPacer(nanos::get, Duration.ofSeconds(1));

    private void pass(long millis) {
        nanos.addAndGet(millis * 1_000_000);
    }

    @Test
    void oneAttemptASecondAlsoWhenTheTickerWrapsAround() {
        assertThat(pacer.tryStart("h")).isEqualTo(Duration.ZERO);
        assertThat(pacer.tryStart("h")).isEqualTo(Duration.ofSeconds(1));
        pass(400);
        assertThat(pacer.tryStart("h")).isEqualTo(Duration.ofMillis(600));
        pass(600);
        assertThat(pacer.tryStart("h")).isEqualTo(Duration.ZERO);
        assertThat(pacer.tryStart("h")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void askingInVainTakesNothing() {
        pacer.tryStart("h");
        for (int i = 0; i < 10; i++) {
            pacer.tryStart("h");
        }
        pass(1_000);
        assertThat(pacer.tryStart("h")).isEqualTo(Duration.ZERO);
    }

    @Test
    void hostsAreIndependent() {
        pacer.tryStart("h");
        assertThat(pacer.tryStart("other")).isEqualTo(Duration.ZERO);
    }

    @Test
    void shutHostOpensAfterTheLongestBan() {
        pacer.shut("h", true, Duration.ofMinutes(5));
        pacer.shut("h", true, Duration.ofMinutes(1));
        assertThat(pacer.tryStart("h")).isEqualTo(Duration.ofMinutes(5));
        pass(300_000);
        assertThat(pacer.tryStart("h")).isEqualTo(Duration.ZERO);
    }
}
