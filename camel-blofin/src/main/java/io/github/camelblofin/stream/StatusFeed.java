package io.github.camelblofin.stream;

import io.github.camelblofin.time.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where everything that happens to connections and subscriptions is told, and heard. Listeners are called at once, on the
 * thread of whoever tells, which is often the loop: they must take what they hear and return. Safe for any thread.
 */
public final class StatusFeed {
    private static final Logger LOG = LoggerFactory.getLogger(StatusFeed.class);

    private final WallClock clock;
    private final List<Consumer<StatusEvent>> listeners = new CopyOnWriteArrayList<>();

    public StatusFeed(WallClock clock) {
        this.clock = clock;
    }

    /** Hears everything from now on, until the given back is run. */
    public Runnable listen(Consumer<StatusEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * Tells something about a subscription.
     *
     * @param channel as routes name it
     * @param instId may be {@code null}
     * @param detail without secrets; may be {@code null}
     */
    public void tell(StatusKind kind, String channel, String instId, String detail) {
        publish(new StatusEvent(clock.instant(), kind, null, channel, instId, detail, null));
    }

    void tell(StatusKind kind, PoolKey connection, String detail) {
        publish(new StatusEvent(clock.instant(), kind, connection.label(), null, null, detail, null));
    }

    void tell(StatusKind kind, PoolKey connection, FeedKey feed, String detail) {
        publish(new StatusEvent(
                clock.instant(), kind, connection.label(), feed.routeName(), feed.instId(), detail, null));
    }

    void waiting(PoolKey connection, String reason, Duration wait) {
        Instant now = clock.instant();
        publish(new StatusEvent(now, StatusKind.WAITING, connection.label(), null, null, reason, now.plus(wait)));
    }

    private void publish(StatusEvent event) {
        for (Consumer<StatusEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOG.warn("A listener of BloFin's connection events failed", e);
            }
        }
    }
}
