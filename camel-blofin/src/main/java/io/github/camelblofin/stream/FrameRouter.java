package io.github.camelblofin.stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings each message of a socket to those who want it, and each answer to the connection, without parsing the data.
 * Messages that nobody wants, such as those on their way when the last subscriber left, end here. Owned by the loop.
 */
final class FrameRouter {
    /** What answers mean for the connection. */
    interface Answers {
        void loggedIn();

        void refused(String code, String text);
    }

    private static final Logger LOG = LoggerFactory.getLogger(FrameRouter.class);

    private final PoolKey key;
    private final StreamPorts ports;
    private final SubscribeDialogue dialogue;
    private final FeedLedger ledger;
    private final Answers answers;
    private final Login login;
    private final Freshness freshness;
    private final FramePeek peek = new FramePeek();

    FrameRouter(
            PoolKey key,
            StreamPorts ports,
            SubscribeDialogue dialogue,
            Login login,
            Freshness freshness,
            Answers answers) {
        this.key = key;
        this.ports = ports;
        this.login = login;
        this.freshness = freshness;
        this.dialogue = dialogue;
        this.ledger = dialogue.ledger();
        this.answers = answers;
    }

    /** Routes a frame that was received at this moment on this socket. */
    void route(byte[] json, long nanos, long epoch) {
        switch (peek.read(json)) {
            case PUSH -> push(json, nanos, epoch);
            case EVENT -> answer(json);
            case PONG -> {
                // says only that the other side lives
            }
            case OTHER, MALFORMED -> LOG.debug("BloFin {}: {} bytes not understood", key.label(), json.length);
        }
    }

    private void push(byte[] json, long nanos, long epoch) {
        Feed feed = ledger.find(peek.channel, peek.instId);
        if (feed == null) {
            return;
        }
        String instId = feed.key.instId();
        if (instId == null && !peek.instId.blank()) {
            instId = peek.instId.text();
        }
        Frame frame = new Frame(json, instId, nanos, ports.clock().millis(), epoch);
        freshness.heard(feed, nanos);
        for (FeedSubscriber subscriber : feed.subscribers) {
            subscriber.frame(frame);
        }
    }

    private void answer(byte[] json) {
        String event = peek.event.text();
        String code = peek.code.text();
        if (event.equals("error") || (code != null && !code.equals("0"))) {
            answers.refused(code, Refusals.text(json, login));
        } else if (event.equals("login")) {
            answers.loggedIn();
        } else {
            dialogue.acknowledged(event, peek.channel, peek.instId);
        }
    }
}
