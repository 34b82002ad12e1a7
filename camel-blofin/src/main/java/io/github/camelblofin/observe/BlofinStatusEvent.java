package io.github.camelblofin.observe;

import io.github.camelblofin.stream.StatusEvent;
import java.util.EventObject;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;

/** Tells Camel's event notifiers what happened to a connection or a subscription. Its type is {@code Custom}. */
public final class BlofinStatusEvent extends EventObject implements CamelEvent {
    private static final long serialVersionUID = 1L;

    private final transient StatusEvent status;
    private long timestamp;

    public BlofinStatusEvent(CamelContext context, StatusEvent status) {
        super(context);
        this.status = status;
        this.timestamp = status.time().toEpochMilli();
    }

    /** What happened. */
    public StatusEvent getStatus() {
        return status;
    }

    @Override
    public Type getType() {
        return Type.Custom;
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
        return status.toString();
    }
}
