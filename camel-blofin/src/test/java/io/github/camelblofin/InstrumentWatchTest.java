package io.github.camelblofin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.Instrument;
import io.github.camelblofin.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** All live instruments, followed. */
class InstrumentWatchTest {
    private final List<List<String>> told = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private Runnable next;
    private boolean cancelled;
    private CompletionStage<List<Instrument>> answer;

    private final Scheduler scheduler = (delay, task) -> {
        waits.add(delay);
        next = task;
        return () -> cancelled = true;
    };
    private final InstrumentWatch watch =
            new InstrumentWatch(() -> answer, scheduler, Duration.ofMinutes(5), live -> told.add(List.copyOf(live)));

    private static CompletionStage<List<Instrument>> listed(String... names) {
        return CompletableFuture.completedStage(
                Arrays.stream(names).map(InstrumentWatchTest::instrument).toList());
    }

    private static Instrument instrument(String name) {
        String[] parts = name.split(":", -1);
        String state = parts.length > 1 ? parts[1] : "live";
        try {
            return BlofinJson.mapper()
                    .readValue("{\"instId\":\"" + parts[0] + "\",\"state\":\"" + state + "\"}", Instrument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void listingsAndDelistingsAreToldOnce() {
        answer = listed("A-USDT", "B-USDT", "C-USDT:suspend");
        watch.start();
        next.run();
        answer = listed("A-USDT", "C-USDT", "D-USDT");
        next.run();
        assertThat(told).containsExactly(List.of("A-USDT", "B-USDT"), List.of("A-USDT", "C-USDT", "D-USDT"));
        assertThat(waits).containsOnly(Duration.ofMinutes(5));
    }

    @Test
    void listThatCannotBeReadChangesNothing() {
        answer = listed("A-USDT");
        watch.start();
        answer = CompletableFuture.failedStage(new IllegalStateException("away"));
        next.run();
        answer = listed();
        next.run();
        assertThat(told).hasSize(1);
    }

    @Test
    void withoutAFirstListItIsReadAgainSoon() {
        answer = CompletableFuture.failedStage(new IllegalStateException("away"));
        watch.start();
        assertThat(waits).containsExactly(Duration.ofSeconds(5));
        answer = listed("A-USDT");
        next.run();
        assertThat(told).containsExactly(List.of("A-USDT"));
    }

    @Test
    void nothingIsToldAfterTheStop() {
        CompletableFuture<List<Instrument>> late = new CompletableFuture<>();
        answer = late;
        watch.start();
        watch.stop();
        late.complete(List.of(instrument("A-USDT")));
        assertThat(told).isEmpty();
        assertThat(waits).isEmpty();
        answer = listed("A-USDT");
        InstrumentWatch other =
                new InstrumentWatch(() -> answer, scheduler, Duration.ofMinutes(5), live -> told.add(List.of()));
        other.start();
        other.stop();
        assertThat(cancelled).isTrue();
    }
}
