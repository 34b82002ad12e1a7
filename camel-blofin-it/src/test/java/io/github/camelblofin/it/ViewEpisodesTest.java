package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random faults over loopback sockets, each episode with a seed of its own, several at a time: when all is quiet the views of
 * positions, orders and balances show what the exchange has. A failure tells the seed of its episode; play it again with
 * {@code -Dblofin.seed=<seed> -Dtest=ViewEpisodesTest}. Many more episodes, without sockets, are in {@code LiveSheetTest}.
 */
class ViewEpisodesTest {
    private static final int AT_ONCE = 12;
    private static final long FIRST_SEED = 20_261_125;

    @Test
    void someEpisodes() throws Exception {
        play(12, FIRST_SEED);
    }

    @Test
    @Tag("full")
    void manyEpisodes() throws Exception {
        play(200, FIRST_SEED + 1);
    }

    private static void play(int count, long firstSeed) throws Exception {
        Long given = Long.getLong("blofin.seed");
        Random seeds = new Random(firstSeed);
        List<Long> episodes = given == null
                ? LongStream.range(0, count).mapToObj(i -> seeds.nextLong()).toList()
                : List.of(given);
        ExecutorService players = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Throwable>> tasks = new ArrayList<>();
            episodes.forEach(seed -> tasks.add(() -> failure(seed)));
            List<Future<Throwable>> results = players.invokeAll(tasks);
            Map<Long, Throwable> failures = new LinkedHashMap<>();
            for (int i = 0; i < results.size(); i++) {
                Throwable failure = results.get(i).get();
                if (failure != null) {
                    failures.put(episodes.get(i), failure);
                }
            }
            assertThat(failures)
                    .as("failures by seed; play one again with -Dblofin.seed")
                    .isEmpty();
        } finally {
            players.shutdownNow();
        }
    }

    private static Throwable failure(long seed) {
        try (ViewEpisode episode = new ViewEpisode(seed)) {
            episode.play();
            return null;
        } catch (Throwable problem) { // an assertion's too: it is told with its seed
            return problem;
        }
    }
}
