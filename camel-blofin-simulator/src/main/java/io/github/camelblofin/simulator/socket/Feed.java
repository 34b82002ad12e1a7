package io.github.camelblofin.simulator.socket;

/** What a channel sends. */
@FunctionalInterface
interface Feed {
    /** Sends what a new subscriber gets at once; called after the ack and before the subscriber gets pushes. */
    void welcome(Topic topic, Session session);
}
