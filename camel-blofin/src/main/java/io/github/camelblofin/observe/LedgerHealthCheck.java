package io.github.camelblofin.observe;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Tells what was in flight when the process before this one ended and is not settled. Always up: new orders do not depend on it.
 */
public final class LedgerHealthCheck extends AbstractHealthCheck {
    private static final int MOST_NAMES = 20;

    private final Supplier<List<String>> open;

    private LedgerHealthCheck(CamelContext context, String id, Supplier<List<String>> open) {
        super("camel", id);
        this.open = open;
        setCamelContext(context);
    }

    /**
     * Adds the check to the context's registry; the given back takes it out.
     *
     * @param component name of the component, part of the check's id
     * @param open what is not settled
     */
    public static Runnable register(CamelContext context, String component, Supplier<List<String>> open) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry == null) {
            return () -> {};
        }
        LedgerHealthCheck check = new LedgerHealthCheck(context, component + "-ledger", open);
        registry.register(check);
        return () -> registry.unregister(check);
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        List<String> now = open.get();
        builder.detail("unsettled", now.size());
        if (!now.isEmpty()) {
            builder.detail("unsettled.names", String.join(", ", now.subList(0, Math.min(MOST_NAMES, now.size()))));
        }
        builder.up();
    }
}
