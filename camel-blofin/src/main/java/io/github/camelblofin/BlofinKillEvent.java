package io.github.camelblofin;

import io.github.camelblofin.model.CancelReport;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent.CamelContextEvent;

/**
 * A kill switch was closed or opened, or orders were cancelled by it, at the stop or after a lost connection; for Camel's event
 * notifiers. Immutable but for its time, which Camel sets.
 */
public final class BlofinKillEvent implements CamelContextEvent {
    /** What happened. */
    public enum Kind {
        /** The switch is closed: nothing that may add risk is sent. */
        KILLED,
        /** Orders were cancelled; {@link #report()} says which, and what remains. */
        CANCELLED,
        /** The switch is open again. */
        RELEASED
    }

    /**
     * What is told.
     *
     * @param report {@code null}: nothing was cancelled
     */
    record News(Kind kind, Set<String> users, String reason, CancelReport report) {}

    private final transient CamelContext context;
    private final transient News news;
    private long timestamp;

    BlofinKillEvent(CamelContext context, News news) {
        this.context = context;
        this.news = news;
    }

    public Kind kind() {
        return news.kind();
    }

    /** Names of the user, each with the host of the exchange. */
    public Set<String> users() {
        return news.users();
    }

    /** Why, for people. */
    public String reason() {
        return news.reason();
    }

    /** What was cancelled and what remains; with {@link Kind#CANCELLED}. */
    public Optional<CancelReport> report() {
        return Optional.ofNullable(news.report());
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
        return "BloFin " + kind() + ", " + users() + ": " + reason()
                + report().map(report -> ", " + report).orElse("");
    }
}
