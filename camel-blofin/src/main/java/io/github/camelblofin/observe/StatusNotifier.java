package io.github.camelblofin.observe;

import io.github.camelblofin.stream.StatusEvent;
import io.github.camelblofin.stream.StatusFeed;
import java.util.concurrent.Executor;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives events of connections to the context's event notifiers, on the executor and never on an event loop. */
public final class StatusNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(StatusNotifier.class);

    private final CamelContext context;
    private final StatusQueue queue;

    private StatusNotifier(CamelContext context, Executor executor) {
        this.context = context;
        this.queue = new StatusQueue(executor, this::tell);
    }

    /** Begins; the given back ends it. */
    public static Runnable start(CamelContext context, StatusFeed feed, Executor executor) {
        StatusNotifier notifier = new StatusNotifier(context, executor);
        return feed.listen(notifier::hear);
    }

    private void hear(StatusEvent event) {
        ManagementStrategy management = context.getManagementStrategy();
        if (management != null && !management.getEventNotifiers().isEmpty()) {
            queue.offer(event);
        }
    }

    private void tell(StatusEvent event) {
        try {
            context.getManagementStrategy().notify(new BlofinStatusEvent(context, event));
        } catch (Exception e) {
            LOG.warn("An event notifier failed", e);
        }
    }
}
