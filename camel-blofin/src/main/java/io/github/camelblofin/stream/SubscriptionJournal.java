package io.github.camelblofin.stream;

/**
 * The state of a subscription and what others see of it: a letter to the listener for each change, in order with the
 * messages, and a picture. Owned by the loop, apart from the picture.
 */
final class SubscriptionJournal {
    private final FeedTally tally;
    private final Overload overload;
    private final Inbox inbox;
    private SubscriptionState state = SubscriptionState.SUBSCRIBING;
    private long reconnects;
    private String lastError;
    /** Replaced by the loop, read by anybody. */
    private volatile SubscriptionStatus picture;

    SubscriptionJournal(FeedTally tally, Overload overload, Inbox inbox) {
        this.tally = tally;
        this.overload = overload;
        this.inbox = inbox;
        publish();
    }

    /** A picture of now. For any thread. */
    SubscriptionStatus picture() {
        return inbox.counts(picture);
    }

    SubscriptionState state() {
        return state;
    }

    /** Whether it is this state. */
    boolean is(SubscriptionState other) {
        return state == other;
    }

    String lastError() {
        return lastError;
    }

    /** Goes over to a state, unless it is in it, and tells the listener. */
    void enter(SubscriptionState next, String detail) {
        if (state == next) {
            publish();
        } else {
            state = next;
            news(detail);
        }
    }

    /** Any → CLOSED, which is the owner's own doing: nobody is told. */
    void close() {
        state = SubscriptionState.CLOSED;
        publish();
    }

    /** Tells the listener of something that happened in this state. */
    void news(String detail) {
        inbox.put(new Letter.News(new StreamEvent(state, detail, reconnects)));
        publish();
    }

    /** Something went wrong; the next picture shows it. */
    void failed(String reason) {
        lastError = reason;
    }

    /** A connection was lost; the next picture shows it. */
    void interrupted(String reason) {
        reconnects++;
        lastError = reason;
    }

    /** Draws the picture anew. */
    void publish() {
        picture = new SubscriptionStatus(
                state,
                tally.expected(),
                tally.confirmed(),
                lastError,
                reconnects,
                0,
                0,
                0,
                0,
                0,
                overload.departures(),
                tally.staleNow(),
                tally.staleAlarms());
    }
}
