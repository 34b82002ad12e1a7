package io.github.camelblofin.stream;

import io.github.camelblofin.error.BlofinException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators see of a connection: one line in the log and one event for each step of its life, without secrets and
 * stack traces, and a picture. Written by the loop.
 */
final class ConnectionJournal {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final PoolKey key;
    private final FeedLedger ledger;
    private final StatusFeed status;
    /** Owner: the loop. */
    private long losses;
    /** How many confirmed subscriptions the log knows of, on the present socket. Owner: the loop. */
    private int announced;
    /** Owner: the loop. */
    private String lastError;
    /** Replaced by the loop, read by anybody. */
    private volatile ConnectionStatus picture;

    ConnectionJournal(PoolKey key, FeedLedger ledger, StatusFeed status) {
        this.key = key;
        this.ledger = ledger;
        this.status = status;
        publish(ConnectionState.WAITING);
    }

    ConnectionStatus picture() {
        return picture;
    }

    /** Draws the picture anew. */
    void publish(ConnectionState state) {
        picture = new ConnectionStatus(key.url(), state, ledger.size(), ledger.confirmed(), losses, lastError);
    }

    void connected() {
        LOG.info("BloFin {}: connected", key.label());
        status.tell(StatusKind.CONNECTED, key, null);
    }

    void loggedIn() {
        LOG.info("BloFin {}: logged in", key.label());
        status.tell(StatusKind.AUTHENTICATED, key, null);
    }

    void loginRefused(BlofinException problem) {
        status.tell(StatusKind.REFUSED, key, problem.getMessage());
    }

    void rotating() {
        LOG.info("BloFin {}: there is another key, logging in with it on a new connection", key.label());
        status.tell(StatusKind.ROTATING, key, "the credentials provider gives another key");
    }

    /** Says so when there is more than before; the rest after somebody left is no news. */
    void streaming() {
        int confirmed = ledger.confirmed();
        boolean news = confirmed > announced;
        announced = confirmed;
        if (!news) {
            return;
        }
        LOG.info("BloFin {}: streaming, {} of {} subscriptions confirmed", key.label(), confirmed, ledger.size());
    }

    void lost(String reason, Duration wait) {
        losses++;
        announced = 0;
        lastError = reason;
        LOG.warn("BloFin {}: lost, {}; next attempt in {} ms", key.label(), reason, wait.toMillis());
        status.waiting(key, reason, wait);
    }

    void closed() {
        LOG.info("BloFin {}: closed, nobody listens any more", key.label());
        status.tell(StatusKind.CLOSED, key, null);
    }
}
