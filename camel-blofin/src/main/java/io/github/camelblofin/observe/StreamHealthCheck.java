package io.github.camelblofin.observe;

import io.github.camelblofin.StreamStatus;
import io.github.camelblofin.stream.SubscriptionState;
import io.github.camelblofin.stream.SubscriptionStatus;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Readiness of one streaming consumer: up while everything it subscribed to is confirmed. It is registered by itself and
 * not with Camel's "consumers" check, which does not see consumers whose route is started by a cluster policy.
 */
public final class StreamHealthCheck extends AbstractHealthCheck {
    private final String uri;
    private final Supplier<StreamStatus> status;

    private StreamHealthCheck(CamelContext context, String id, String uri, Supplier<StreamStatus> status) {
        super("camel", id);
        this.uri = uri;
        this.status = status;
        setCamelContext(context);
    }

    /**
     * Adds the check to the context's registry, if it has one; {@code null} otherwise.
     *
     * @param status a picture of now; may give {@code null} while the consumer stops
     */
    public static StreamHealthCheck register(
            CamelContext context, String routeId, String uri, Supplier<StreamStatus> status) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry == null) {
            return null;
        }
        StreamHealthCheck check = new StreamHealthCheck(context, "blofin-stream-" + routeId, uri, status);
        registry.register(check);
        return check;
    }

    /** Takes the check out of the registry. */
    public void unregister() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(getCamelContext());
        if (registry != null) {
            registry.unregister(this);
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        StreamStatus all = status.get();
        builder.detail("endpoint.uri", uri);
        if (all == null) {
            builder.message("The stream was stopped").down();
            return;
        }
        SubscriptionStatus now = all.subscription();
        details(builder, now, all);
        boolean streaming = now.state() == SubscriptionState.STREAMING && now.confirmed() == now.subscribed();
        if (streaming || now.state() == SubscriptionState.PAUSED) {
            builder.up();
        } else {
            builder.message(now.lastError() == null ? "The stream is not confirmed yet" : now.lastError());
            builder.down();
        }
    }

    private static void details(HealthCheckResultBuilder builder, SubscriptionStatus now, StreamStatus all) {
        builder.detail("stream.state", now.state().name());
        builder.detail("stream.confirmed", now.confirmed() + "/" + now.subscribed());
        builder.detail("stream.reconnects", now.reconnects());
        builder.detail("stream.stale", now.stale());
        builder.detail("stream.staleAlarms", now.staleAlarms());
        builder.detail("stream.waiting", now.waiting());
        builder.detail("stream.replaced", now.replaced());
        builder.detail("stream.dropped", now.dropped());
        builder.detail("stream.lagged", now.lagged());
        builder.detail("stream.lag", all.lag().toMillis());
        builder.detail("stream.messages", now.messages());
        builder.detail("stream.undecodable", now.undecodable());
        builder.detail("stream.skipped", all.skipped());
        builder.detail("recovery.recovered", all.recovery().recovered());
        builder.detail("recovery.repeated", all.recovery().repeated());
        builder.detail("recovery.gaps", all.recovery().gaps());
        builder.detail("recovery.failedReads", all.recovery().failedReads());
        builder.detail("recovery.waiting", all.recovery().waiting());
    }
}
