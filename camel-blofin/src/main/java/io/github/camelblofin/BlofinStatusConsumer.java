package io.github.camelblofin;

import io.github.camelblofin.observe.StatusQueue;
import io.github.camelblofin.stream.StatusEvent;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;

/**
 * {@code from("blofin:local/status")}: what happens to the connections and subscriptions of this component, one message an
 * event, in order, on a thread of the consumer's own. It hears what happens after its start: start its route before the
 * others. A route that is too slow loses the oldest events, never a connection.
 */
public class BlofinStatusConsumer extends DefaultConsumer implements Suspendable {
    static final String PATH = "local/status";

    /** Guarded by Camel's life cycle, as are all fields. */
    private ExecutorService worker;

    private StatusQueue queue;
    /** Ends the listening; {@code null} while it does not listen. */
    private Runnable listening;

    public BlofinStatusConsumer(BlofinEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        worker = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(this, "blofin:" + PATH);
        queue = new StatusQueue(worker, this::route);
        listen();
    }

    private void listen() {
        listening = getEndpoint().getComponent().services().streams().events().listen(queue::offer);
    }

    private void ignore() {
        if (listening != null) {
            listening.run();
            listening = null;
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        ignore();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        listen();
        super.doResume();
    }

    @Override
    protected void doStop() throws Exception {
        ignore();
        if (worker != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(worker);
            worker = null;
        }
        super.doStop();
    }

    /** Events that were dropped because the route was too slow. */
    public long getDroppedEvents() {
        return queue == null ? 0 : queue.dropped();
    }

    private void route(StatusEvent event) {
        Exchange exchange = createExchange(false);
        try {
            fill(exchange.getMessage(), event);
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        try {
            if (exchange.getException() != null) {
                getExceptionHandler()
                        .handleException("An event of blofin:" + PATH + " failed", exchange, exchange.getException());
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private static void fill(Message message, StatusEvent event) {
        message.setBody(event);
        message.setHeader(BlofinHeaders.STATUS, event.kind().name());
        if (event.channel() != null) {
            message.setHeader(BlofinHeaders.CHANNEL, event.channel());
        }
        if (event.instId() != null) {
            message.setHeader(BlofinHeaders.INST_ID, event.instId());
        }
    }

    @Override
    public BlofinEndpoint getEndpoint() {
        return (BlofinEndpoint) super.getEndpoint();
    }
}
