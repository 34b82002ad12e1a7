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
    private final ExecutorService reader;
    private final StreamListener listener;
    /** {@code null}: the reader runs the route. */
    private final Several several;

    /** More than one worker. */
    private record Several(Lanes lanes, ExecutorService executor) {}

    private RouteWorkers(
            ExecutorServiceManager threads, ExecutorService reader, StreamListener listener, Several several) {
        this.threads = threads;
        this.reader = reader;
        this.listener = listener;
        this.several = several;
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
        ExecutorService reader = threads.newSingleThreadExecutor(owner, name);
        if (key == null) {
            return new RouteWorkers(threads, reader, whole(endpoint, channel, route.get()), null);
        }
        ExecutorService executor = threads.newFixedThreadPool(owner, name + "-route", mailbox.workers());
        Lanes lanes = new Lanes(
                Stream.generate(route).limit(mailbox.workers()).toList(),
                key,
                executor,
                mailbox.laneSize(),
                mailbox.laneBytes());
        return new RouteWorkers(threads, reader, whole(endpoint, channel, lanes), new Several(lanes, executor));
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
                    + options.getConcurrentConsumers()
                    + ": a push may be about several orders or positions, and those of"
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

    /** Runs what the subscription does for its listener: one thread. */
    ExecutorService reader() {
        return reader;
    }

    /** Hears the subscription. */
    StreamListener listener() {
        return listener;
    }

    /** Messages that wait here or are being worked on, beside those of the subscription's mailbox. */
    int waiting() {
        return several == null ? 0 : several.lanes().waiting();
    }

    /** Drops what waits here. Completes when the route has returned for the last time. */
    CompletionStage<Void> close() {
        return several == null ? StreamListener.DONE : several.lanes().close();
    }

    /** Ends the threads, after the subscription and this were closed. */
    void stopThreads() {
        threads.shutdownGraceful(reader);
        if (several != null) {
            threads.shutdownGraceful(several.executor());
        }
    }
}
