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

    void streaming() {
        LOG.info(
                "BloFin {}: streaming, {} of {} subscriptions confirmed",
                key.label(),
                ledger.confirmed(),
                ledger.size());
    }

    void lost(String reason, Duration wait) {
        losses++;
        lastError = reason;
        LOG.warn("BloFin {}: lost, {}; next attempt in {} ms", key.label(), reason, wait.toMillis());
    }

    void closed() {
        LOG.info("BloFin {}: closed, nobody listens any more", key.label());
    }
}
