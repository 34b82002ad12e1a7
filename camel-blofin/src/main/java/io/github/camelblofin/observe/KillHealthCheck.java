package io.github.camelblofin.observe;

import io.github.camelblofin.guard.KillSwitch;
import io.github.camelblofin.guard.KillSwitch.Closing;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Tells of kill switches that are closed. Always up: an application that is taken out of service because of one could no longer
 * be asked to cancel, or to release it.
 */
public final class KillHealthCheck extends AbstractHealthCheck {
    private KillHealthCheck(CamelContext context, String id) {
        super("camel", id);
        setCamelContext(context);
    }

    /**
     * Adds the check to the context's registry, if it has one; {@code null} otherwise.
     *
     * @param component name of the component, part of the check's id
     */
    public static KillHealthCheck register(CamelContext context, String component) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry == null) {
            return null;
        }
        KillHealthCheck check = new KillHealthCheck(context, component + "-kill");
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
        List<Closing> closed = KillSwitch.SHARED.closings();
        builder.detail("kill.closed", closed.size());
        if (!closed.isEmpty()) {
            Closing first = closed.get(0);
            builder.detail("kill.since", first.since().toString());
            builder.message("The kill switch of " + String.join(", ", first.users()) + " is closed since "
                    + first.since() + ": " + first.reason());
        }
        builder.up();
    }
}
