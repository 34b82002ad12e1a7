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

/** Plays episodes, several at a time, each with a seed of its own; a failure tells the seed of its episode. */
final class Episodes {
    private Episodes() {}

    /** One episode. */
    interface Episode extends AutoCloseable {
        /** Plays it, and checks what came of it. */
        void play() throws Exception;

        @Override
        void close();
    }

    /** Makes an episode. */
    @FunctionalInterface
    interface Maker {
        Episode make(long seed) throws Exception;
    }

    /** All of them, or the one that {@code -Dblofin.seed} names. */
    static void play(int count, long firstSeed, int atOnce, Maker maker) throws Exception {
        Long given = Long.getLong("blofin.seed");
        Random seeds = new Random(firstSeed);
        List<Long> episodes = given == null
                ? LongStream.range(0, count).mapToObj(i -> seeds.nextLong()).toList()
                : List.of(given);
        ExecutorService players = Executors.newFixedThreadPool(atOnce);
        try {
            List<Callable<Throwable>> tasks = new ArrayList<>();
            episodes.forEach(seed -> tasks.add(() -> failure(maker, seed)));
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

    private static Throwable failure(Maker maker, long seed) {
        try (Episode episode = maker.make(seed)) {
            episode.play();
            return null;
        } catch (Throwable problem) { // an assertion's too: it is told with its seed
            return problem;
        }
    }
}
