package io.github.camelblofin;

import io.github.camelblofin.api.Conflation;
import io.github.camelblofin.stream.LaneKey;
import io.github.camelblofin.stream.Lanes;
import io.github.camelblofin.stream.RowForm;
import io.github.camelblofin.stream.StreamChannel;
import io.github.camelblofin.stream.StreamListener;
import io.github.camelblofin.stream.TickerMerge;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.spi.ExecutorServiceManager;

/**
 * The threads of a streaming consumer and what they do before a route gets a message: one that decodes, and runs the route
 * itself when there is one worker only; with {@code concurrentConsumers} as many more, each with a listener of its own.
 */
final class RouteWorkers {
    private final ExecutorServiceManager threads;
    private final ExecutorService executor;
    private final StreamListener listener;
    /** {@code null}: one worker. */
    private final Lanes lanes;

    private RouteWorkers(
            ExecutorServiceManager threads, ExecutorService executor, StreamListener listener, Lanes lanes) {
        this.threads = threads;
        this.executor = executor;
        this.listener = listener;
        this.lanes = lanes;
    }

    /**
     * Starts the threads.
     *
     * @param owner whose threads these are, for Camel
     * @param route makes a listener that runs the route; one a worker
     */
    static RouteWorkers start(
            BlofinEndpoint endpoint,
            Object owner,
            StreamChannel channel,
            MailboxOptions mailbox,
            Supplier<StreamListener> route) {
        LaneKey key = mailbox.workers() == 1 ? null : key(endpoint.getConfiguration(), channel);
        ExecutorServiceManager threads = endpoint.getCamelContext().getExecutorServiceManager();
        String name = "blofin:" + channel.routeName();
        if (key == null) {
            ExecutorService executor = threads.newSingleThreadExecutor(owner, name);
            return new RouteWorkers(threads, executor, whole(endpoint, channel, route.get()), null);
        }
        ExecutorService executor = threads.newFixedThreadPool(owner, name, mailbox.workers() + 1);
        Lanes lanes = new Lanes(
                Stream.generate(route).limit(mailbox.workers()).toList(),
                key,
                executor,
                mailbox.laneSize(),
                mailbox.laneBytes());
        return new RouteWorkers(threads, executor, whole(endpoint, channel, lanes), lanes);
    }

    private static StreamListener whole(BlofinEndpoint endpoint, StreamChannel channel, StreamListener next) {
        boolean parts = channel.conflation() == Conflation.FIELDS
                && rowForm(endpoint.getConfiguration().getOutput()) != RowForm.NONE;
        return parts ? new TickerMerge(next) : next;
    }

    /** @throws IllegalArgumentException when messages cannot be told apart, so that several workers would mix them up */
    private static LaneKey key(BlofinConfiguration options, StreamChannel channel) {
        boolean rows = options.getDelivery() == Delivery.item && rowForm(options.getOutput()) != RowForm.NONE;
        if (rows) {
            return LaneKey.ofRows(channel);
        }
        if (channel.socket().login() && options.getInstId() == null) {
            throw new IllegalArgumentException("blofin:" + channel + "?concurrentConsumers="
                    + options.getConcurrentConsumers() + ": a push may be about several orders or positions, and those of"
                    + " one must stay in order. Use delivery=item with output=typed or map, or set instId");
        }
        return LaneKey.instrument();
    }

    static RowForm rowForm(Output output) {
        return switch (output) {
            case typed -> RowForm.TYPED;
            case map -> RowForm.MAP;
            case json, raw -> RowForm.NONE;
        };
    }

    ExecutorService executor() {
        return executor;
    }

    /** Hears the subscription. */
    StreamListener listener() {
        return listener;
    }

    /** Messages that wait here or are being worked on, beside those of the subscription's mailbox. */
    int waiting() {
        return lanes == null ? 0 : lanes.waiting();
    }

    /** Drops what waits here. Completes when the route has returned for the last time. */
    CompletionStage<Void> close() {
        return lanes == null ? StreamListener.DONE : lanes.close();
    }

    /** Ends the threads, after the subscription and this were closed. */
    void stopThreads() {
        threads.shutdownGraceful(executor);
    }
}
