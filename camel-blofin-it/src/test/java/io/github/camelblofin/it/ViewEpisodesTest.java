package io.github.camelblofin.it;

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
        Episodes.play(12, FIRST_SEED, AT_ONCE, ViewEpisode::new);
    }

    @Test
    @Tag("full")
    void manyEpisodes() throws Exception {
        Episodes.play(200, FIRST_SEED + 1, AT_ONCE, ViewEpisode::new);
    }
}
