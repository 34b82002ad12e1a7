package io.github.camelblofin.it;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Orders with random trouble, each episode with a seed of its own: none is placed twice, none is lost, and what routes and
 * ledger are told is what stands in the exchange's book. A failure tells the seed of its episode; play it again with
 * {@code -Dblofin.seed=<seed> -Dtest=OrderEpisodesTest}.
 */
class OrderEpisodesTest {
    private static final int AT_ONCE = 4;
    private static final long FIRST_SEED = 20_261_123;

    @Test
    void someEpisodes() throws Exception {
        Episodes.play(40, FIRST_SEED, AT_ONCE, OrderEpisode::new);
    }

    @Test
    @Tag("full")
    void manyEpisodes() throws Exception {
        Episodes.play(2_000, FIRST_SEED + 1, AT_ONCE, OrderEpisode::new);
    }
}
