package io.github.camelblofin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.SlowRoute.Outcome;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A slow route behind many messages: all of them, or a counted part, in order, and never more memory than allowed. */
class SlowRouteTest {
    private static final int SLICE = 20_000;
    private static final int FLOOD = 1_000_000;

    @Test
    void blockLosesNothing() throws Exception {
        Outcome outcome = SlowRoute.run("trades", "", SLICE);
        assertThat(outcome.delivered()).isEqualTo(SLICE);
        assertThat(outcome.inOrder()).as("%s", outcome).isTrue();
        assertThat(outcome.complete()).isEqualTo(10);
        assertThat(outcome.status().lagged())
                .as("it shares its socket with nobody")
                .isZero();
    }

    @Test
    void blockLosesNothingWithSeveralWorkers() throws Exception {
        Outcome outcome = SlowRoute.run("trades", "&concurrentConsumers=4", SLICE);
        assertThat(outcome.delivered()).isEqualTo(SLICE);
        assertThat(outcome.inOrder()).as("%s", outcome).isTrue();
    }

    @Test
    void conflateDeliversTheLastOfEachInstrumentAndCountsTheRest() throws Exception {
        Outcome outcome = SlowRoute.run("tickers", "", SLICE);
        assertThat(outcome.delivered() + outcome.status().replaced()).isEqualTo(SLICE);
        assertThat(outcome.skipped())
                .as("%s", outcome)
                .isEqualTo(outcome.status().replaced())
                .isPositive();
        assertThat(outcome.inOrder()).as("%s", outcome).isTrue();
        assertThat(outcome.complete()).isEqualTo(10);
    }

    @Test
    void dropOldestDeliversTheNewestAndCountsTheRest() throws Exception {
        Outcome outcome = SlowRoute.run("trades", "&overflow=dropOldest", SLICE);
        assertThat(outcome.delivered() + outcome.status().dropped()).isEqualTo(SLICE);
        assertThat(outcome.skipped())
                .as("%s", outcome)
                .isEqualTo(outcome.status().dropped())
                .isPositive();
        assertThat(outcome.inOrder()).as("%s", outcome).isTrue();
        assertThat(outcome.complete()).isEqualTo(10);
    }

    @Tag("full")
    @ParameterizedTest
    @CsvSource({
        "trades, ''",
        "trades, &concurrentConsumers=4",
        "trades, &overflow=dropOldest",
        "tickers, ''",
        "tickers, &concurrentConsumers=4"
    })
    void aMillionMessagesFitInASmallHeap(String channel, String options, @TempDir Path folder) throws Exception {
        File output = folder.resolve("output.txt").toFile();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SlowRoute.class.getName(),
                        channel,
                        options,
                        Integer.toString(FLOOD))
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(process.waitFor(6, TimeUnit.MINUTES)).as("ended").isTrue();
            assertThat(process.exitValue())
                    .as("%s", Files.readString(output.toPath()))
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
