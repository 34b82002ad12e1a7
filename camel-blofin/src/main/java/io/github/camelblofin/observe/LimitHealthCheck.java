package io.github.camelblofin.observe;

import io.github.camelblofin.limit.Ban;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Readiness as far as limits are concerned: down while BloFin shuts out the address, or a user. */
public final class LimitHealthCheck extends AbstractHealthCheck {
    private final Supplier<List<Ban>> bans;
    private final Supplier<Optional<String>> storeTrouble;

    private LimitHealthCheck(
            CamelContext context, String id, Supplier<List<Ban>> bans, Supplier<Optional<String>> storeTrouble) {
        super("camel", id);
        this.bans = bans;
        this.storeTrouble = storeTrouble;
        setCamelContext(context);
    }

    /**
     * Adds the check to the context's registry, if it has one; {@code null} otherwise.
     *
     * @param component name of the component, part of the check's id
     * @param storeTrouble why limits are not shared with other processes, though they should be: a detail, since calls go on
     */
    public static LimitHealthCheck register(
            CamelContext context, String component, Supplier<List<Ban>> bans, Supplier<Optional<String>> storeTrouble) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry == null) {
            return null;
        }
        LimitHealthCheck check = new LimitHealthCheck(context, component + "-limits", bans, storeTrouble);
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
        List<Ban> now = bans.get();
        builder.detail("bans", now.size());
        storeTrouble.get().ifPresent(trouble -> builder.detail("rateLimitStore", "not used: " + trouble));
        if (now.isEmpty()) {
            builder.up();
            return;
        }
        Ban first = now.get(0);
        builder.message("BloFin (" + first.exchange() + ") shuts out " + first.budget() + " until " + first.until()
                + ": " + first.reason());
        builder.detail("ban.until", first.until().toString());
        builder.down();
    }
}
