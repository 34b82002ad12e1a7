package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.stream.PushDecoder.UndecodableException;
import io.github.camelblofin.stream.Transport.DialFailure;
import io.github.camelblofin.stream.Transport.Link;
import io.github.camelblofin.stream.Transport.LinkListener;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The WebSocket client against Autobahn's fuzzing server, which judges an echo of whatever it sends: framing, pings,
 * reserved bits, opcodes, fragments, closing, size limits. {@code mvn -Pconformance verify}; docs/conformance.md tells the
 * two deviations: size limits, and UTF-8 that is checked by the decoder and not when it arrives.
 */
@Tag("conformance")
class AutobahnConformanceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path REPORTS = Path.of("target", "autobahn-reports");
    private static final String AGENT = "camel-blofin";
    private static final long PATIENCE_SECONDS = 60;

    /** All but the slow ones, where four megabytes come in small pieces, and compression, which is not offered. */
    private static final List<String> CASES =
            List.of("1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "9.1.*", "9.2.*", "10.*");

    private static final Set<String> PASSED = Set.of("OK", "NON-STRICT", "INFORMATIONAL");

    /** Frames of 4 MiB and more; the limit is 1 MiB. */
    private static final Set<String> TOO_BIG = Set.of("9.1.4", "9.1.5", "9.1.6", "9.2.4", "9.2.5", "9.2.6");

    private final Vertx vertx = Vertx.vertx();
    private final VertxLoop loop = new VertxLoop(vertx);
    private final VertxTransport transport = new VertxTransport(vertx, options -> {}, StreamSettings.DEFAULTS);

    @AfterEach
    void close() throws Exception {
        transport.close().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void passesTheSuite() throws Exception {
        Set<String> notUtf8 = new TreeSet<>();
        try (FuzzingServer server = new FuzzingServer(REPORTS.toAbsolutePath(), CASES)) {
            int count = JSON.readTree(ask(server.url("/getCaseCount"))).asInt();
            assertThat(count).isGreaterThan(200);
            for (int i = 1; i <= count; i++) {
                String id = JSON.readTree(ask(server.url("/getCaseInfo?case=" + i)))
                        .path("id")
                        .asText();
                Echo echo = new Echo(binary(id));
                converse(server.url("/runCase?case=" + i + "&agent=" + AGENT), echo);
                if (echo.notUtf8) {
                    notUtf8.add(id);
                    assertThat(decoderRefuses(echo.last)).as(id).isTrue();
                }
            }
            ask(server.url("/updateReports?agent=" + AGENT));
        }
        Map<String, String> failed = failures();
        assertThat(failed.keySet()).as("frames beyond the limit").containsAll(TOO_BIG);
        failed.keySet().removeAll(TOO_BIG);
        assertThat(failed.keySet()).as("texts that are not UTF-8: %s", failed).isEqualTo(notUtf8);
    }

    /** What happens to bytes that are not UTF-8, were they the value of a field. */
    private static boolean decoderRefuses(byte[] text) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.write("{\"data\":[{\"instId\":\"".getBytes(StandardCharsets.US_ASCII));
        json.write(text);
        json.write("\"}]}".getBytes(StandardCharsets.US_ASCII));
        StreamChannel trades = StreamChannel.of(ChannelName.find("trades").orElseThrow());
        try {
            new PushDecoder(trades, RowForm.TYPED).decode(new Frame(json.toByteArray(), null, 1, 2, 3));
            return false;
        } catch (UndecodableException e) {
            return true;
        }
    }

    /** Cases that were not passed, with the suite's verdicts. */
    private static Map<String, String> failures() throws IOException {
        Map<String, String> failed = new TreeMap<>();
        JsonNode verdicts =
                JSON.readTree(REPORTS.resolve("index.json").toFile()).path(AGENT);
        verdicts.properties().forEach(entry -> {
            String verdict = entry.getValue().path("behavior").asText();
            if (!PASSED.contains(verdict)) {
                failed.put(
                        entry.getKey(),
                        verdict + " / " + entry.getValue().path("behaviorClose").asText());
            }
        });
        return failed;
    }

    private static boolean binary(String id) {
        return id.startsWith("1.2.") || id.startsWith("9.2.");
    }

    private String ask(URI url) throws Exception {
        Listening answer = new Listening();
        converse(url, answer);
        return new String(answer.last, StandardCharsets.UTF_8);
    }

    private void converse(URI url, Listening listening) throws Exception {
        loop.execute(() -> listening.link = transport.dial(url, listening));
        listening.end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Remembers the last message. Owned by the loop; read by others after the end. */
    private static class Listening implements LinkListener {
        final CompletableFuture<Void> end = new CompletableFuture<>();
        Link link;
        byte[] last = {};

        @Override
        public void opened() {
            // the server speaks first
        }

        @Override
        public void failed(DialFailure failure) {
            end.completeExceptionally(new IllegalStateException(failure.toString()));
        }

        @Override
        public void frame(byte[] bytes) {
            last = bytes;
        }

        @Override
        public void alive() {
            // answered by Vert.x
        }

        @Override
        public void closed(int code, String reason) {
            end.complete(null);
        }
    }

    private static final class Echo extends Listening {
        private final boolean binary;
        /** Whether the last message was a text that is none. */
        boolean notUtf8;

        Echo(boolean binary) {
            this.binary = binary;
        }

        @Override
        public void frame(byte[] bytes) {
            super.frame(bytes);
            if (binary) {
                ((VertxLink) link).sendBinary(bytes);
            } else {
                String text = new String(bytes, StandardCharsets.UTF_8);
                notUtf8 = !Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8));
                link.send(text);
            }
        }
    }
}
