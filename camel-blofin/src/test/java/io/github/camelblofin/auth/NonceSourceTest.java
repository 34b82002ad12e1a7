package io.github.camelblofin.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.time.Randomness;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class NonceSourceTest {
    private static final int THREADS = 8;
    private static final int EACH = 125_000;

    @Test
    void millionNoncesOverManyThreadsAreUnique() throws Exception {
        NonceSource source = new NonceSource(Randomness.secure());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        Set<String> all = new HashSet<>(THREADS * EACH * 2);
        try {
            List<Callable<List<String>>> tasks = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                tasks.add(() -> draw(source, EACH));
            }
            for (Future<List<String>> drawn : threads.invokeAll(tasks)) {
                all.addAll(drawn.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(all).hasSize(1_000_000);
    }

    private static List<String> draw(NonceSource source, int count) {
        List<String> drawn = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            drawn.add(source.next());
        }
        return drawn;
    }

    @Test
    void nonceIsOfLettersAndDigitsAndAlwaysAsLong() {
        for (Randomness random : List.of(Randomness.secure(), constant(0), constant(-1), constant(Long.MIN_VALUE))) {
            assertThat(draw(new NonceSource(random), 1000)).allMatch(nonce -> nonce.matches("[0-9a-z]{33}"));
        }
    }

    private static Randomness constant(long value) {
        return () -> value;
    }

    @Test
    void twoSourcesDrawDifferently() {
        Set<String> first = new HashSet<>(draw(new NonceSource(Randomness.secure()), 1000));

        assertThat(draw(new NonceSource(Randomness.secure()), 1000)).noneMatch(first::contains);
    }

    @Test
    void sameChanceGivesTheSameNonces() {
        assertThat(draw(new NonceSource(constant(42)), 10)).isEqualTo(draw(new NonceSource(constant(42)), 10));
    }
}
