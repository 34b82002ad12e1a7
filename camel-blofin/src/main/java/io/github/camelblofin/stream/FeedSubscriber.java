package io.github.camelblofin.stream;

import io.github.camelblofin.error.BlofinException;
import java.time.Duration;

/** Somebody who shares an exchange subscription. All calls come on the loop. */
interface FeedSubscriber {
    /** A message. The bytes are shared: nobody writes them. */
    void frame(Frame frame);

    /** The exchange has confirmed the subscription. */
    void confirmed(FeedKey key);

    /** The exchange has refused the subscription. */
    void refused(FeedKey key, BlofinException problem);

    /** The exchange has refused the login of a connection that carries this subscriber. */
    void loginRefused(BlofinException problem);

    /** The connection that is to carry this subscriber is not there now, for this reason. */
    void unreachable(String reason);

    /** Silence after which a channel counts as stale; {@code ZERO}: never. Always the same. */
    Duration staleAfter();

    /** A channel that should be busy is silent; something is done about it. */
    void stale(FeedKey key, String detail);

    /** Messages of a stale channel flow again. */
    void flowing(FeedKey key);

    /** There is another key than the one that this connection is logged in with: join again to get a new connection. */
    void outdated(Connection connection);

    /** A connection was lost; its subscriptions will be confirmed again. */
    void interrupted(Connection connection, String reason);
}
