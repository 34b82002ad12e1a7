package io.github.camelblofin.stream;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators see of a connection: one line in the log an event of its life, without secrets and stack traces, and a
 * picture. Written by the loop.
 */
final class ConnectionJournal {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final PoolKey key;
    private final FeedLedger ledger;
    /** Owner: the loop. */
    private long losses;
    /** How many confirmed subscriptions the log knows of, on the present socket. Owner: the loop. */
    private int announced;
    /** Owner: the loop. */
    private String lastError;
    /** Replaced by the loop, read by anybody. */
    private volatile ConnectionStatus picture;

    ConnectionJournal(PoolKey key, FeedLedger ledger) {
        this.key = key;
        this.ledger = ledger;
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
    }

    void loggedIn() {
        LOG.info("BloFin {}: logged in", key.label());
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
    }

    void closed() {
        LOG.info("BloFin {}: closed, nobody listens any more", key.label());
    }
}
