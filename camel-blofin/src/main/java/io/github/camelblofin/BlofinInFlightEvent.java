package io.github.camelblofin;

import io.github.camelblofin.ledger.OpenIntent;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent.CamelContextEvent;

/**
 * An order, or another change, that was in flight when the process before this one ended was looked up, for Camel's event
 * notifiers. Immutable but for its time, which Camel sets.
 */
public final class BlofinInFlightEvent implements CamelContextEvent {
    private final transient CamelContext context;
    private final transient News news;
    private long timestamp;

    /** What was found out. */
    record News(OpenIntent left, String outcome) {}

    BlofinInFlightEvent(CamelContext context, News news) {
        this.context = context;
        this.news = news;
    }

    /** {@code PLACED}, {@code NOT_PLACED} or {@code UNKNOWN}. */
    public String outcome() {
        return news.outcome();
    }

    /** REST path, such as {@code trade/order}. */
    public String operation() {
        return news.left().intent().note().operation();
    }

    /** The order's client id; empty when it has none. */
    public Optional<String> clientId() {
        return Optional.ofNullable(news.left().intent().note().clientId());
    }

    /** Number of its intent in the ledger. */
    public long number() {
        return news.left().intent().number();
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    @Override
    public CamelContext getContext() {
        return context;
    }

    @Override
    public Object getSource() {
        return context;
    }

    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    @Override
    public String toString() {
        return "In flight at the last end, entry " + number() + ", " + operation()
                + clientId().map(id -> " " + id).orElse("") + ": " + outcome();
    }
}
