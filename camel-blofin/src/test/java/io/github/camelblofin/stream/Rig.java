package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Environment;
import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.auth.FixedCredentials;
import io.github.camelblofin.auth.NonceSource;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.rest.ServerClock;
import io.github.camelblofin.stream.MemoryTransport.MemoryLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Streams over sockets in memory, in virtual time, with a dialogue for tests. */
final class Rig {
    static final Credentials KEY = Credentials.of("kite-4711", "sesame-secret", "open-passphrase");

    final VirtualLoop loop = new VirtualLoop();
    final MemoryTransport exchange = new MemoryTransport(loop);
    final ConnectionPacer pacer = new ConnectionPacer(loop, Duration.ofSeconds(1));
    final ServerClock serverClock = new ServerClock("localhost:9", loop, loop);
    final Streams streams;

    Rig() {
        this(StreamSettings.DEFAULTS);
    }

    Rig(StreamSettings settings) {
        Random chance = new Random(42);
        StreamPorts ports = new StreamPorts(
                loop,
                exchange,
                loop,
                loop,
                any -> serverClock,
                chance::nextLong,
                new NonceSource(new Random(7)::nextLong),
                pacer,
                new StatusFeed(loop));
        streams = new Streams(ports, settings);
    }

    static SubscriptionRequest request(
            String channel, List<String> instIds, CredentialsProvider key, Executor worker, StreamListener listener) {
        StreamChannel name = StreamChannel.of(ChannelName.find(channel).orElseThrow());
        return new SubscriptionRequest(Environment.at("http://localhost:9"), name, instIds, key, worker, listener);
    }

    /** A public subscription that is taken care of in this way. */
    Subscription subscribe(
            RecordingListener listener, SubscriptionRequest.Care care, String channel, String... instIds) {
        StreamChannel name = StreamChannel.of(ChannelName.find(channel).orElseThrow());
        return subscribe(new SubscriptionRequest(
                Environment.at("http://localhost:9"),
                name,
                List.of(instIds),
                null,
                loop::execute,
                listener,
                SubscriptionRequest.Delivery.DEFAULTS,
                care));
    }

    /** A public subscription whose worker shares the loop. */
    Subscription subscribe(RecordingListener listener, String channel, String... instIds) {
        return subscribe(request(channel, List.of(instIds), null, loop::execute, listener));
    }

    /** A private subscription. */
    Subscription subscribePrivately(RecordingListener listener, String channel, String... instIds) {
        return subscribe(request(channel, List.of(instIds), new FixedCredentials(KEY), loop::execute, listener));
    }

    Subscription subscribe(SubscriptionRequest request) {
        Subscription subscription = streams.subscribe(request);
        loop.settle();
        return subscription;
    }

    MemoryLink link() {
        return exchange.last();
    }

    void accept() {
        link().accept();
        loop.settle();
    }

    void push(String json) {
        link().push(json);
        loop.settle();
    }

    void drop() {
        link().drop();
        loop.settle();
    }

    void pass(Duration time) {
        loop.pass(time);
    }

    void passSeconds(long seconds) {
        loop.pass(Duration.ofSeconds(seconds));
    }

    /** The next thing the client sent. */
    JsonNode sent() {
        String text = link().sent.poll();
        assertThat(text).as("a request of the client").isNotNull();
        try {
            return BlofinJson.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /** Takes the pings off the wire; nothing else may be there. */
    void expectOnlyPings() {
        link().sent.removeIf("ping"::equals);
        expectNothingSent();
    }

    void expectNothingSent() {
        assertThat(link().sent).isEmpty();
    }

    /** Takes the next request, which must be this, and confirms all its parts. Gives the number of parts. */
    int acknowledge(String op) {
        JsonNode request = sent();
        assertThat(request.path("op").asText()).isEqualTo(op);
        for (JsonNode arg : request.path("args")) {
            push(ack(op, arg.path("channel").asText(), arg.path("instId").asText(null)));
        }
        return request.path("args").size();
    }

    void confirmLogin() {
        assertThat(sent().path("op").asText()).isEqualTo("login");
        push("{\"event\":\"login\",\"code\":\"0\",\"msg\":\"\"}");
    }

    /** Opens the newest socket and confirms everything that is asked on it. */
    void agree() {
        accept();
        agreeToRequests();
    }

    void agreeToRequests() {
        for (String text = link().sent.peek();
                text != null && text.startsWith("{");
                text = link().sent.peek()) {
            if (text.contains("\"login\"")) {
                confirmLogin();
            } else {
                acknowledge(text.contains("\"unsubscribe\"") ? "unsubscribe" : "subscribe");
            }
        }
    }

    /** Lets time pass until the client dials again. */
    void awaitDial(Duration limit) {
        int before = exchange.links.size();
        long end = loop.nanos() + limit.toNanos();
        while (exchange.links.size() == before) {
            assertThat(loop.nanos()).as("a new attempt within " + limit).isLessThan(end);
            pass(Duration.ofMillis(50));
        }
    }

    ConnectionStatus connection() {
        assertThat(streams.connections()).hasSize(1);
        return streams.connections().get(0);
    }

    static String ack(String op, String channel, String instId) {
        String instrument = instId == null ? "" : ",\"instId\":\"" + instId + "\"";
        return "{\"event\":\"" + op + "\",\"arg\":{\"channel\":\"" + channel + "\"" + instrument + "}}";
    }

    static String error(String code, String text) {
        return "{\"event\":\"error\",\"code\":\"" + code + "\",\"msg\":\"" + text + "\"}";
    }

    static String trade(String instId, int id) {
        return "{\"arg\":{\"channel\":\"trades\",\"instId\":\"" + instId + "\"},\"data\":[{\"instId\":\"" + instId
                + "\",\"tradeId\":\"" + id
                + "\",\"price\":\"7.5\",\"size\":\"3\",\"side\":\"buy\",\"ts\":\"1700000000001\"}]}";
    }

    /** Ends everything and looks for what is left. */
    void close() {
        CompletionStage<Void> closing = streams.close();
        loop.settle();
        assertThat(closing.toCompletableFuture()).isCompleted();
        assertThat(exchange.open()).as("open sockets").isZero();
        assertThat(loop.timers()).as("timers").isZero();
        assertThat(streams.connections()).isEmpty();
    }

    static List<String> instruments(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("COIN" + i + "-USDT");
        }
        return names;
    }
}
