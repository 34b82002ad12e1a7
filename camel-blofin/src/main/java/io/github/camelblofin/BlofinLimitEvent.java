package io.github.camelblofin;

import io.github.camelblofin.limit.Ban;
import io.github.camelblofin.limit.LimitEvent;
import io.github.camelblofin.limit.UsageLevel;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent.CamelContextEvent;

/**
 * Something about BloFin's limits changed, for Camel's event notifiers: a window passed 70 % or 80 % or fell back, BloFin
 * shuts out the address or a user, or answers again. Immutable but for its time, which Camel sets.
 */
public final class BlofinLimitEvent implements CamelContextEvent {
    /** What changed. */
    public enum Kind {
        /** The level of usage rose or fell. */
        USAGE,
        /** BloFin refuses calls; none is made until the ban ends. */
        BANNED,
        /** The ban is over. */
        REOPENED,
        /** {@code rateLimitStore} cannot be used: calls are made from this process's own share. */
        STORE_AWAY,
        /** {@code rateLimitStore} is used again. */
        STORE_BACK
    }

    private final transient CamelContext context;
    private final transient LimitEvent event;
    private long timestamp;

    BlofinLimitEvent(CamelContext context, LimitEvent event) {
        this.context = context;
        this.event = event;
    }

    public Kind kind() {
        return Kind.valueOf(event.kind().name());
    }

    /** Host of the exchange, with its port where it is not the usual one. */
    public String exchange() {
        return event.exchange();
    }

    /** Whose limits: {@code address …} or {@code user …}. */
    public String budget() {
        return event.budget();
    }

    /** How many percent of the fullest window are used, at least: 0, 70 or 80. */
    public int level() {
        return event.level().percent();
    }

    /** Whether ordinary calls wait now. */
    public boolean full() {
        return event.level() == UsageLevel.FULL;
    }

    /** Percent in use, by window such as {@code 500/60s}. */
    public Map<String, Integer> usage() {
        Map<String, Integer> usage = new LinkedHashMap<>();
        event.usage().forEach(window -> usage.put(window.rate().toString(), window.percent()));
        return usage;
    }

    /** The ban; empty when there is none. */
    public Optional<Ban> ban() {
        return Optional.ofNullable(event.until())
                .map(until -> new Ban(event.exchange(), event.budget(), until, event.reason()));
    }

    /** Why there is a ban, or why the store is away; empty otherwise. */
    public String reason() {
        return event.reason();
    }

    /** When the ban ends; empty when there is none. */
    public Optional<Instant> until() {
        return Optional.ofNullable(event.until());
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
        return "BloFin's limits, " + event.exchange() + ", " + event.budget() + ": " + kind() + ", " + usage()
                + until().map(until -> ", until " + until).orElse("");
    }
}
