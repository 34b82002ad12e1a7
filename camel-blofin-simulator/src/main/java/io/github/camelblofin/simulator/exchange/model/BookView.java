package io.github.camelblofin.simulator.exchange.model;

import java.util.List;

/**
 * A book, best levels first on both sides.
 *
 * @param seqId the number the next {@link BookChange} continues when the view came from a snapshot
 */
public record BookView(String instId, List<BookLevel> asks, List<BookLevel> bids, long ts, long seqId) {}
