package io.github.camelblofin.stream;

import io.github.camelblofin.stream.Transport.Link;

/**
 * What a connection hears on its socket: signs of life, messages and answers, and what it does not hear while it does not
 * read. Over all sockets of the connection, one after the other. Owned by the loop.
 */
final class Hearing {
    /** Whose hearing it is. */
    interface Owner extends FrameRouter.Answers, Freshness.Ward {
        /** Sends a ping. */
        void ping();
    }

    private final StreamPorts ports;
    private final FrameRouter router;
    private final Heartbeat heartbeat;
    private final ReadingGate gate;
    private final Freshness freshness;

    Hearing(
            PoolKey key,
            StreamSettings settings,
            StreamPorts ports,
            SubscribeDialogue dialogue,
            Login login,
            Owner owner) {
        this.ports = ports;
        this.freshness = new Freshness(key, ports, dialogue.ledger(), owner);
        this.router = new FrameRouter(key, ports, dialogue, login, freshness, owner);
        this.heartbeat = new Heartbeat(
                ports.loop(),
                ports.ticker(),
                settings,
                owner::ping,
                () -> owner.lose("no sign of life, not even an answer to ping"));
        this.gate = new ReadingGate(heartbeat, dialogue);
    }

    /** Stops and resumes the reading of the socket. */
    ReadingGate gate() {
        return gate;
    }

    /** A socket is open. */
    void opened() {
        heartbeat.start();
    }

    /** It is logged in where that must be. */
    void ready(Link link) {
        gate.open(link);
    }

    /** All is confirmed. */
    void streaming() {
        freshness.watch();
    }

    /** The socket is gone. */
    void end() {
        heartbeat.stop();
        freshness.stop();
        gate.close();
    }

    /** A frame came in on this socket. */
    void frame(byte[] frame, long socket) {
        long now = ports.ticker().nanos();
        heartbeat.life(now);
        router.route(frame, now, socket);
    }

    /** Something that is no message came in. */
    void life() {
        heartbeat.life(ports.ticker().nanos());
    }
}
