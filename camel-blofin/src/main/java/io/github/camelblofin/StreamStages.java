package io.github.camelblofin;

import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.RowForm;
import io.github.camelblofin.stream.StreamChannel;
import io.github.camelblofin.stream.StreamListener;
import io.github.camelblofin.stream.recovery.Positions;
import io.github.camelblofin.stream.recovery.Recovery;
import io.github.camelblofin.stream.recovery.RecoveryPorts;
import io.github.camelblofin.stream.recovery.RecoverySettings;
import io.github.camelblofin.stream.recovery.RecoveryStatus;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/**
 * The listeners between a subscription and its route, as the options say: what recovers or keeps books hears first, on one
 * thread; then the workers; then the route, one listener a worker. From a start to the stop after it.
 */
final class StreamStages {
    private final BlofinStreamConsumer consumer;
    private final StreamChannel channel;
    private final boolean recovers;
    private final boolean breaks;
    private final List<StreamRoute> routes = new CopyOnWriteArrayList<>();
    /** {@code null}: nothing is recovered. Written before the subscription begins. */
    private volatile Recovery recovery;
    /** Keeps the order books; {@code null} without. Guarded by Camel's life cycle. */
    private BookListener book;

    StreamStages(BlofinStreamConsumer consumer, StreamChannel channel) {
        BlofinConfiguration options = consumer.getEndpoint().getConfiguration();
        this.consumer = consumer;
        this.channel = channel;
        this.recovers = Recovery.possible(channel) && !Boolean.FALSE.equals(options.getRecover());
        boolean keeps = recovers && options.getOffsetRepository() != null;
        this.breaks = options.getBreakOnFirstError() == null
                ? keeps && channel.socket().login()
                : options.getBreakOnFirstError();
    }

    /** @throws IllegalArgumentException says which options do not go together */
    static void check(BlofinEndpoint endpoint, StreamChannel channel) {
        BlofinConfiguration options = endpoint.getConfiguration();
        BookStages.check(channel, options);
        boolean possible = Recovery.possible(channel);
        boolean wanted = Boolean.TRUE.equals(options.getRecover()) && endpoint.given("recover");
        if (!possible && (wanted || endpoint.given("offsetRepository"))) {
            throw new IllegalArgumentException(
                    "blofin:" + channel + ": BloFin lists nothing to recover this channel from, so "
                            + (wanted ? "recover=true" : "offsetRepository") + " would do nothing; remove it");
        }
        if (options.getOffsetRepository() != null && Boolean.FALSE.equals(options.getRecover())) {
            throw new IllegalArgumentException("blofin:" + channel
                    + ": offsetRepository goes on where the last run stopped, which is what recover=false switches off;"
                    + " remove one of them");
        }
        if (options.getReconcileInterval() < 0) {
            throw new IllegalArgumentException(
                    "blofin:" + channel + ": reconcileInterval is negative; 0 switches it off");
        }
    }

    /** The end of the stack, once for each worker. */
    StreamListener newRoute() {
        StreamRoute route = new StreamRoute(consumer, breaks, this::completed);
        routes.add(route);
        return route;
    }

    private void completed(Push push) {
        Recovery current = recovery;
        if (current != null) {
            current.completed(push);
        }
    }

    /** Form of the rows that are wanted: rows tell what is new, also where only texts are delivered. */
    RowForm form() {
        RowForm wanted =
                RouteWorkers.rowForm(consumer.getEndpoint().getConfiguration().getOutput());
        return recovers && wanted == RowForm.NONE ? RowForm.TYPED : wanted;
    }

    /** Puts what the options ask for before the workers; gives what hears the subscription. */
    StreamListener before(RouteWorkers workers, List<String> instIds) throws Exception {
        BlofinEndpoint endpoint = consumer.getEndpoint();
        if (endpoint.getConfiguration().getBook() != BookMode.none) {
            book = BookStages.over(
                    endpoint.getConfiguration(),
                    workers.listener(),
                    workers.reader(),
                    news(),
                    Ticker.SYSTEM,
                    endpoint.getComponent().services().scheduler());
            return book;
        }
        if (!recovers) {
            return workers.listener();
        }
        Duration reconcile = Duration.ofMillis(endpoint.getConfiguration().getReconcileInterval());
        recovery = new Recovery(
                new RecoverySettings(channel, form(), reconcile),
                ports(endpoint, workers.reader()),
                positions(endpoint, channel, instIds),
                workers.listener());
        return recovery;
    }

    private SyncNews news() {
        return new SyncNews(
                consumer.getEndpoint().getComponent().services().streams().events(), channel.routeName());
    }

    private static RecoveryPorts ports(BlofinEndpoint endpoint, Executor worker) {
        BlofinServices services = endpoint.getComponent().services();
        return new RecoveryPorts(
                new RestReads(endpoint),
                services.scheduler(),
                WallClock.SYSTEM,
                services.clock(endpoint.environment()),
                worker,
                services.streams().events());
    }

    private static Positions positions(BlofinEndpoint endpoint, StreamChannel channel, List<String> instIds)
            throws Exception {
        Positions positions = StreamOffsets.of(endpoint, channel);
        if (positions instanceof StreamOffsets offsets) {
            offsets.start(endpoint.getCamelContext(), channel, instIds);
        }
        return positions;
    }

    /** Before the subscription is closed, so that nothing waits for what will not come. */
    void stop() {
        routes.forEach(StreamRoute::stop);
        if (recovery != null) {
            recovery.close();
        }
    }

    /** Whether some message fails again and again, so that those behind it do not get on. */
    boolean retrying() {
        return routes.stream().anyMatch(StreamRoute::retrying);
    }

    /** After the last message: what is left to do. */
    void finish() {
        if (book != null) {
            book.stop();
        }
        if (recovery != null) {
            recovery.flush();
        }
    }

    RecoveryStatus status() {
        return recovery == null ? RecoveryStatus.NONE : recovery.status();
    }

    long skipped() {
        return routes.stream().mapToLong(StreamRoute::skipped).sum();
    }
}
