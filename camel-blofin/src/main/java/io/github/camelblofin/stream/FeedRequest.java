package io.github.camelblofin.stream;

import java.util.List;

/**
 * A request to the exchange about some feeds.
 *
 * @param op what is asked
 * @param feeds about which; never empty
 */
record FeedRequest(Op op, List<Feed> feeds) {
    enum Op {
        SUBSCRIBE("subscribe"),
        UNSUBSCRIBE("unsubscribe");

        private final String wireName;

        Op(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }
}
