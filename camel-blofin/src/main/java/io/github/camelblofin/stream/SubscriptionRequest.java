package io.github.camelblofin.stream;

import io.github.camelblofin.api.Conflation;
import io.github.camelblofin.api.Environment;
import io.github.camelblofin.api.InstrumentArgument;
import io.github.camelblofin.auth.CredentialsProvider;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * What to stream, and where to.
 *
 * @param environment the exchange
 * @param channel the channel
 * @param instIds instruments; empty for a channel that takes none, or to mean all on a private one
 * @param credentials key for private sockets, asked at each login; {@code null} on public ones. Requests with equal
 *     providers share connections
 * @param worker runs the decoding and the listener, one task at a time; must not run tasks on the thread that calls it
 * @param listener hears the messages
 * @param delivery form of rows and size of the mailbox
 * @param care what is done for the stream beyond carrying it
 */
public record SubscriptionRequest(
        Environment environment,
        StreamChannel channel,
        List<String> instIds,
        CredentialsProvider credentials,
        Executor worker,
        StreamListener listener,
        Delivery delivery,
        Care care) {
    /** As the only instrument: which ones is told later, and may change, by {@link Subscription#follow}. */
    public static final String FOLLOWED = "*";

    /** @throws IllegalArgumentException says what is missing or too much */
    public SubscriptionRequest {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(worker, "worker");
        Objects.requireNonNull(listener, "listener");
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(care, "care");
        instIds = instIds.stream().distinct().toList();
        if (channel.socket().login() && credentials == null) {
            throw new IllegalArgumentException("The channel " + channel
                    + " is private: set apiKey, secretKey and passphrase, or a credentialsProvider");
        }
        if (delivery.overflow() == OverflowPolicy.CONFLATE && channel.conflation() == Conflation.NONE) {
            throw new IllegalArgumentException("overflow=conflate: pushes of " + channel
                    + " do not replace each other, each tells something of its own. Use overflow=block, or"
                    + " overflow=dropOldest where the newest is enough");
        }
        if (channel.known() != null) {
            checkInstruments(channel, channel.known().channel().instrument(), instIds);
        }
    }

    /** With the usual care. */
    public SubscriptionRequest(
            Environment environment,
            StreamChannel channel,
            List<String> instIds,
            CredentialsProvider credentials,
            Executor worker,
            StreamListener listener,
            Delivery delivery) {
        this(environment, channel, instIds, credentials, worker, listener, delivery, Care.DEFAULTS);
    }

    /** With the usual delivery. */
    public SubscriptionRequest(
            Environment environment,
            StreamChannel channel,
            List<String> instIds,
            CredentialsProvider credentials,
            Executor worker,
            StreamListener listener) {
        this(environment, channel, instIds, credentials, worker, listener, Delivery.DEFAULTS);
    }

    /** Whether the instruments are told later. */
    boolean followed() {
        return instIds.equals(List.of(FOLLOWED));
    }

    private static void checkInstruments(StreamChannel channel, InstrumentArgument argument, List<String> instIds) {
        if (argument == InstrumentArgument.REQUIRED && instIds.isEmpty()) {
            throw new IllegalArgumentException(
                    "The channel " + channel + " needs an instrument: add instId=BTC-USDT, or several with commas");
        }
        if (argument == InstrumentArgument.NO_INSTRUMENT && !instIds.isEmpty()) {
            throw new IllegalArgumentException(
                    "The channel " + channel + " is about the account and takes no instrument: remove instId");
        }
    }

    /**
     * What is done for a stream beyond carrying it.
     *
     * @param connections sockets that carry it at the same time, 1 or 2; with two, losing one loses and delays nothing
     * @param staleAfter silence of a channel that counts as a fault; {@code ZERO}: silence is normal
     */
    public record Care(int connections, Duration staleAfter) {
        /** One socket, silence is normal. */
        public static final Care DEFAULTS = new Care(1, Duration.ZERO);

        public Care {
            if (connections < 1 || connections > 2) {
                throw new IllegalArgumentException(
                        "connections=" + connections + " is not possible: use 1, or 2 for redundancy");
            }
            if (staleAfter.isNegative()) {
                throw new IllegalArgumentException("staleAfter must not be negative; 0 switches it off");
            }
        }
    }

    /**
     * How messages get to the listener.
     *
     * @param rows form of the rows
     * @param overflow what happens when the listener is too slow
     * @param maxMessages most messages that wait
     * @param maxBytes most bytes that wait
     * @param maxPause longest time for which a full mailbox may keep a socket that others share from being read
     */
    public record Delivery(RowForm rows, OverflowPolicy overflow, int maxMessages, long maxBytes, Duration maxPause) {
        private static final Duration MAX_PAUSE = Duration.ofSeconds(2);

        /** Records, nothing lost, at most 4,096 messages or 8 MiB. */
        public static final Delivery DEFAULTS =
                new Delivery(RowForm.TYPED, OverflowPolicy.BLOCK, 4_096, 8L * 1024 * 1024);

        /** With the usual longest pause of 2 s. */
        public Delivery(RowForm rows, OverflowPolicy overflow, int maxMessages, long maxBytes) {
            this(rows, overflow, maxMessages, maxBytes, MAX_PAUSE);
        }

        public Delivery {
            Objects.requireNonNull(rows, "rows");
            Objects.requireNonNull(overflow, "overflow");
            if (maxPause.isNegative()) {
                throw new IllegalArgumentException("maxPause must not be negative");
            }
            if (maxMessages < 1 || maxBytes < 1) {
                throw new IllegalArgumentException("A mailbox holds at least one message and one byte");
            }
        }
    }
}
