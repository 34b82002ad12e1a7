package io.github.camelblofin.stream;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Sockets of Vert.x. Used on one event loop, on which everything calls back. */
final class VertxTransport implements Transport {
    /** Longest frame: full order books exceed the 64 KiB that Vert.x allows by itself. */
    private static final int MAX_FRAME = 1024 * 1024;

    static final int MAX_MESSAGE = 4 * MAX_FRAME;
    /** How long a socket waits for the other side's farewell, in seconds. */
    private static final int CLOSING_SECONDS = 1;

    private final Vertx vertx;
    private final WebSocketClient client;
    private final StreamSettings settings;

    VertxTransport(Vertx vertx, Consumer<WebSocketClientOptions> network, StreamSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        WebSocketClientOptions options = new WebSocketClientOptions()
                .setMaxFrameSize(MAX_FRAME)
                .setMaxMessageSize(MAX_MESSAGE)
                .setMaxConnections(1_000)
                .setClosingTimeout(CLOSING_SECONDS);
        options.setConnectTimeout((int) settings.connectTimeout().toMillis());
        network.accept(options);
        this.client = vertx.createWebSocketClient(options);
    }

    @Override
    public Link dial(URI url, LinkListener listener) {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setAbsoluteURI(url.toString())
                .putHeader("User-Agent", settings.userAgent())
                .setTimeout(settings.connectTimeout().toMillis())
                .setAllowOriginHeader(false);
        VertxLink link = new VertxLink(client.webSocket(), listener);
        // Connecting may fail at once, and nobody is to hear of it before this method has returned.
        vertx.runOnContext(nothing -> link.connect(options));
        return link;
    }

    @Override
    public CompletionStage<Void> close() {
        return client.close().toCompletionStage();
    }

    /** The exchange's time of day, if it tells. */
    static Optional<Instant> date(MultiMap headers) {
        String date = headers == null ? null : headers.get(HttpHeaders.DATE);
        try {
            return Optional.ofNullable(date)
                    .map(text -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    static DialFailure failure(Throwable cause) {
        if (cause instanceof UpgradeRejectedException rejected) {
            return new DialFailure(rejected.getStatus(), "the upgrade was answered with HTTP " + rejected.getStatus());
        }
        String text = cause.getMessage();
        return new DialFailure(0, text == null ? cause.getClass().getSimpleName() : text);
    }
}
