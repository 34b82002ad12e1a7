package io.github.camelblofin.stream;

/** What happened to a connection or a subscription. A new kind is a line here and a call of {@link StatusFeed#tell}. */
public enum StatusKind {
    /** A socket is open. */
    CONNECTED,
    /** The login was accepted. */
    AUTHENTICATED,
    /** BloFin has confirmed a subscription, first or again. */
    SUBSCRIBED,
    /** BloFin refused a login or a subscription: somebody must act. */
    REFUSED,
    /** A channel that should be busy is silent; it is subscribed again, or its connection replaced. */
    STALE,
    /** Messages of a channel that was stale flow again. */
    FLOWING,
    /** Messages were missed, or may have been. */
    GAP,
    /** What was missed is recovered, or the book is whole again. */
    RESYNCED,
    /** The route is too slow for the channel. */
    LAGGING,
    /** A socket was lost or could not be made; the next attempt follows at the time told. */
    WAITING,
    /** A connection logs in with another key, because the credentials provider gives one. */
    ROTATING,
    /** Nobody needs the connection any more. */
    CLOSED
}
