package io.github.camelblofin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadTriggerTest {
    private long now;
    private final List<Entry> timers = new ArrayList<>();
    private final List<Long> reads = new ArrayList<>();
    private final Scheduler scheduler = (delay, task) -> {
        Entry entry = new Entry(now + delay.toMillis(), task);
        timers.add(entry);
        return () -> timers.remove(entry);
    };
    private final ReadTrigger trigger = new ReadTrigger(scheduler, () -> reads.add(now));

    private record Entry(long at, Runnable task) {}

    private void passTo(long time) {
        while (true) {
            Entry next = timers.stream()
                    .min(Comparator.comparingLong(Entry::at))
                    .filter(entry -> entry.at <= time)
                    .orElse(null);
            if (next == null) {
                now = time;
                return;
            }
            timers.remove(next);
            now = next.at;
            next.task.run();
        }
    }

    @Test
    void onePushIsReadAtOnceSoonAndLate() {
        trigger.push();
        passTo(60_000);

        assertThat(reads).containsExactly(0L, 1_000L, 5_000L);
        assertThat(timers).isEmpty();
    }

    @Test
    void aBurstIsReadOnce() {
        for (int i = 0; i < 50; i++) {
            trigger.push();
        }
        passTo(60_000);

        assertThat(reads).containsExactly(0L, 1_000L, 2_000L, 5_000L);
    }

    @Test
    void steadyPushesAreReadOnceASecondAndOnceMoreAtTheEnd() {
        for (int time = 0; time <= 10_000; time += 100) {
            passTo(time);
            trigger.push();
        }
        passTo(60_000);

        assertThat(reads).hasSizeBetween(12, 14).contains(0L, 1_000L, 9_000L).endsWith(15_000L);
        assertThat(ReadTrigger.LATE).isEqualTo(Duration.ofSeconds(5));
    }
}
