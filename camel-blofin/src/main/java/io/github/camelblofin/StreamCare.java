package io.github.camelblofin;

import io.github.camelblofin.api.Environment;
import io.github.camelblofin.stream.StreamChannel;
import io.github.camelblofin.stream.Subscription;
import io.github.camelblofin.stream.SubscriptionRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What an endpoint's options ask of a stream: which instruments, how many sockets, how long a silence. */
final class StreamCare {
    private StreamCare() {}

    /** @throws IllegalArgumentException says which option cannot be obeyed */
    static SubscriptionRequest.Care of(BlofinConfiguration options, StreamChannel channel) {
        long silence = options.getStaleAfter();
        Duration staleAfter = silence < 0 ? channel.staleAfter() : Duration.ofMillis(silence);
        return new SubscriptionRequest.Care(options.getConnections(), staleAfter);
    }

    /** The instruments to subscribe to; on private channels all of them need no names. */
    static List<String> instruments(String instId, StreamChannel channel) {
        if (instId == null) {
            return List.of();
        }
        if (InstrumentWatch.wanted(instId)) {
            if (channel.known() == null) {
                throw new IllegalArgumentException(
                        "blofin:" + channel + "?instId=*: whether a channel that this release"
                                + " does not know takes instruments, and which, nobody can tell; name them, or leave instId out");
            }
            return switch (channel.instrument()) {
                case OPTIONAL -> List.of();
                case REQUIRED, NO_INSTRUMENT -> List.of(SubscriptionRequest.FOLLOWED);
            };
        }
        List<String> names = Arrays.stream(instId.split(",", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        if (names.contains(SubscriptionRequest.FOLLOWED)) {
            throw new IllegalArgumentException(
                    "instId=" + instId + ": * means all instruments, so it must stand alone: use instId=*");
        }
        return names;
    }

    /** Keeps the subscription on all live instruments where that was asked for; {@code null} where it was not. */
    static InstrumentWatch follow(BlofinEndpoint endpoint, StreamChannel channel, Subscription subscription) {
        if (!InstrumentWatch.wanted(endpoint.getConfiguration().getInstId())
                || instruments("*", channel).isEmpty()) {
            return null;
        }
        BlofinServices services = endpoint.getComponent().services();
        Environment where = endpoint.environment();
        InstrumentWatch watch = new InstrumentWatch(
                () -> services.reference(where).instruments(channel.spot()),
                services.scheduler(),
                Duration.ofMillis(endpoint.getComponent().getInstrumentsLifetime()),
                subscription::follow);
        watch.start();
        return watch;
    }
}
