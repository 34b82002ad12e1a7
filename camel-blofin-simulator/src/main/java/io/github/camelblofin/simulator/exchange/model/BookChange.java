package io.github.camelblofin.simulator.exchange.model;

import java.util.List;

/**
 * The levels that changed since the change (or snapshot) numbered {@code prevSeqId}, best first, with their size now.
 *
 * @param topFiveChanged true when one of the best five levels of a side differs: the time to push {@code books5}
 */
public record BookChange(
        String instId,
        List<BookLevel> asks,
        List<BookLevel> bids,
        long ts,
        long prevSeqId,
        long seqId,
        boolean topFiveChanged) {}
