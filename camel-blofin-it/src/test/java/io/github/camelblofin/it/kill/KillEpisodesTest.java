package io.github.camelblofin.it.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications that are killed while they place orders: none is doubled, none is lost. */
class KillEpisodesTest {
    private static final int AT_ONCE = 3;

    @TempDir
    Path folder;

    @Test
    void fiveEpisodes() throws Exception {
        episodes(1, 5);
    }

    @Test
    @Tag("full")
    void fiftyEpisodes() throws Exception {
        episodes(1_000, 50);
    }

    private void episodes(long firstSeed, int count) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Long>> all = new ArrayList<>();
            long inFlight = 0;
            for (long seed = firstSeed; seed < firstSeed + count; seed++) {
                all.add(episode(seed));
            }
            for (Future<Long> one : threads.invokeAll(all)) {
                try {
                    inFlight += one.get();
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof AssertionError wrong) {
                        throw wrong;
                    }
                    throw e;
                }
            }
            assertThat(inFlight)
                    .as("orders in flight when their process was killed")
                    .isGreaterThan(count);
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Long> episode(long seed) throws Exception {
        Path mine = Files.createDirectory(folder.resolve("seed-" + seed));
        return () -> {
            try (KillEpisode episode = new KillEpisode(seed, mine)) {
                return episode.run();
            } catch (Exception | AssertionError e) {
                throw new AssertionError(
                        "Episode with seed " + seed + ": " + e.getMessage() + "\nLog of the application:\n"
                                + tail(mine.resolve("log-first")) + tail(mine.resolve("log-again")),
                        e);
            }
        };
    }

    private static String tail(Path log) throws Exception {
        if (!Files.exists(log)) {
            return "";
        }
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size())) + "\n";
    }
}
