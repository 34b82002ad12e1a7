package io.github.camelblofin.stream;

import io.github.camelblofin.error.BlofinException;

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

    /** A connection was lost; its subscriptions will be confirmed again. */
    void interrupted(Connection connection, String reason);
}
