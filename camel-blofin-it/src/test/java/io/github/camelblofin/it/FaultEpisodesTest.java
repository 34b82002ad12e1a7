package io.github.camelblofin.it;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random faults over loopback sockets, each episode with a seed of its own, several at a time: every fill and the latest
 * state of every order reaches the routes, in order per order, none twice. A failure tells the seed of its episode; play it
 * again with {@code -Dblofin.seed=<seed> -Dtest=FaultEpisodesTest}.
 */
class FaultEpisodesTest {
    private static final int AT_ONCE = 24;
    private static final long FIRST_SEED = 20_261_122;

    @Test
    void someEpisodes() throws Exception {
        Episodes.play(20, FIRST_SEED, AT_ONCE, FaultEpisode::new);
    }

    @Test
    @Tag("full")
    void manyEpisodes() throws Exception {
        Episodes.play(1_000, FIRST_SEED + 1, AT_ONCE, FaultEpisode::new);
    }
}
