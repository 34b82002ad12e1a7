package io.github.camelblofin;

import io.github.camelblofin.api.ChannelName;
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
import java.util.concurrent.Executor;

/**
 * The listeners between a subscription and its route, as the options say.
 *
 * @param recovery {@code null}: nothing is recovered
 * @param book keeps the order books; {@code null} without
 * @param route the last one
 * @param form form of the rows that they want
 */
record StreamStages(Recovery recovery, BookListener book, StreamRoute route, RowForm form) {
    /** @throws IllegalArgumentException says which options do not go together */
    static void check(BlofinEndpoint endpoint, ChannelName channel) {
        BlofinConfiguration options = endpoint.getConfiguration();
        BookStages.check(channel, options);
        boolean possible = Recovery.possible(StreamChannel.of(channel));
        boolean wanted = Boolean.TRUE.equals(options.getRecover()) && endpoint.given("recover");
        if (!possible && (wanted || endpoint.given("offsetRepository"))) {
            throw new IllegalArgumentException("blofin:" + channel + ": BloFin lists nothing to recover this channel from, so "
                    + (wanted ? "recover=true" : "offsetRepository") + " would do nothing; remove it");
        }
        if (options.getOffsetRepository() != null && Boolean.FALSE.equals(options.getRecover())) {
            throw new IllegalArgumentException("blofin:" + channel
                    + ": offsetRepository goes on where the last run stopped, which is what recover=false switches off;"
                    + " remove one of them");
        }
        if (options.getReconcileInterval() < 0) {
            throw new IllegalArgumentException("blofin:" + channel + ": reconcileInterval is negative; 0 switches it off");
        }
    }

    static StreamStages of(BlofinStreamConsumer consumer, ChannelName channel, List<String> instIds, Executor worker)
            throws Exception {
        BlofinEndpoint endpoint = consumer.getEndpoint();
        BlofinConfiguration options = endpoint.getConfiguration();
        boolean recovers =
                Recovery.possible(StreamChannel.of(channel)) && !Boolean.FALSE.equals(options.getRecover());
        boolean keeps = recovers && options.getOffsetRepository() != null;
        boolean breaks = options.getBreakOnFirstError() == null
                ? keeps && channel.channel().socket().login()
                : options.getBreakOnFirstError();
        StreamRoute route = new StreamRoute(consumer, breaks, worker);
        if (!recovers) {
            return new StreamStages(null, book(endpoint, route, worker), route, form(options.getOutput(), RowForm.NONE));
        }
        RowForm form = form(options.getOutput(), RowForm.TYPED);
        Recovery recovery = new Recovery(
                new RecoverySettings(
                        StreamChannel.of(channel), form, Duration.ofMillis(options.getReconcileInterval())),
                ports(endpoint, worker),
                positions(endpoint, channel, instIds),
                route);
        return new StreamStages(recovery, null, route, form);
    }

    /** No channel of books is recovered: its snapshots are the full state. */
    private static BookListener book(BlofinEndpoint endpoint, StreamRoute route, Executor worker) {
        BlofinConfiguration options = endpoint.getConfiguration();
        return options.getBook() == BookMode.none
                ? null
                : BookStages.over(
                        options,
                        route,
                        worker,
                        Ticker.SYSTEM,
                        endpoint.getComponent().services().scheduler());
    }

    /** Rows tell what is new, also where only texts are delivered. */
    private static RowForm form(Output output, RowForm ofTexts) {
        return switch (output) {
            case typed -> RowForm.TYPED;
            case map -> RowForm.MAP;
            case json, raw -> ofTexts;
        };
    }

    private static RecoveryPorts ports(BlofinEndpoint endpoint, Executor worker) {
        BlofinServices services = endpoint.getComponent().services();
        return new RecoveryPorts(
                new RestReads(endpoint),
                services.scheduler(),
                WallClock.SYSTEM,
                services.clock(endpoint.environment()),
                worker);
    }

    private static Positions positions(BlofinEndpoint endpoint, ChannelName channel, List<String> instIds)
            throws Exception {
        Positions positions = StreamOffsets.of(endpoint, channel);
        if (positions instanceof StreamOffsets offsets) {
            offsets.start(endpoint.getCamelContext(), StreamChannel.of(channel), instIds);
        }
        return positions;
    }

    StreamListener first() {
        if (book != null) {
            return book;
        }
        return recovery == null ? route : recovery;
    }

    /** Before the subscription is closed, so that nothing waits for what will not come. */
    void stop() {
        route.stop();
        if (recovery != null) {
            recovery.close();
        }
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
        return route.skipped();
    }
}
