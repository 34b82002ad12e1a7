package io.github.camelblofin;

import io.github.camelblofin.error.BlofinRiskLimitException;
import io.github.camelblofin.error.RiskBreach;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent.CamelContextEvent;

/**
 * A risk limit ({@code guard.*}) stopped a request, for Camel's event notifiers; the route gets the exception besides.
 * Immutable but for its time, which Camel sets.
 */
public final class BlofinRiskEvent implements CamelContextEvent {
    private final transient CamelContext context;
    private final transient BlofinRiskLimitException refusal;
    private long timestamp;

    BlofinRiskEvent(CamelContext context, BlofinRiskLimitException refusal) {
        this.context = context;
        this.refusal = refusal;
    }

    /** The operation that was not called. */
    public String operation() {
        return refusal.operation();
    }

    /** The limits that it would have broken; empty when they could not be checked. */
    public List<RiskBreach> breaches() {
        return refusal.breaches();
    }

    /** What the route was told. */
    public BlofinRiskLimitException refusal() {
        return refusal;
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
        return refusal.getMessage();
    }
}
