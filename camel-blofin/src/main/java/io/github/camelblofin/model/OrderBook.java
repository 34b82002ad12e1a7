package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The best levels of an order book, or in the channel {@code books} the changes since the message before. Source: REST "GET Order Book", channels "books" and "books5".
 *
 * @param asks sell levels, lowest price first
 * @param bids buy levels, highest price first
 * @param ts when BloFin made it
 * @param prevSeqId channel {@code books}: {@code seqId} of the message this one continues, "0" in a snapshot; else {@code null}
 * @param seqId sequence id of this message; {@code null} over REST
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record OrderBook(
        List<BookLevel> asks,
        List<BookLevel> bids,
        Instant ts,
        String prevSeqId,
        String seqId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public OrderBook {
        asks = asks == null ? List.of() : List.copyOf(asks);
        bids = bids == null ? List.of() : List.copyOf(bids);
        extra = Extra.of(extra);
    }
}
