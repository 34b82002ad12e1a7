package io.github.camelblofin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A client that subscribes and then does not read. */
class SlowClientTest {
    private static final int PENDING_BYTES = 64 * 1024;

    private final AtomicLong clock = new AtomicLong(1_767_225_600_000L);

    @Test
    void isDroppedAndCountedWhileOthersGoOn() throws IOException {
        try (BlofinSimulator simulator = BlofinSimulator.builder()
                        .instruments("BTC-USDT")
                        .maxPendingBytes(PENDING_BYTES)
                        .clock(clock::get)
                        .withoutPulse()
                        .start();
                Socket deaf = new Socket();
                SocketCaller reader = new SocketCaller(simulator, io.github.camelblofin.api.Socket.PUBLIC)) {
            deaf.setReceiveBufferSize(4_096);
            deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), simulator.port()));
            subscribe(deaf);
            await().until(() -> simulator.connections().stream()
                    .anyMatch(connection -> connection.subscriptions().contains("books BTC-USDT")));
            reader.subscribe("trades", "BTC-USDT").awaitMessage(message -> message.has("event"));

            await().atMost(Duration.ofSeconds(60)).until(() -> {
                passAMinute(simulator);
                return simulator.droppedForSlowness() == 1;
            });

            await().until(() -> simulator.connections().size() == 1);
            int before = reader.pushes("trades").size();
            passAMinute(simulator);
            await().until(() -> reader.pushes("trades").size() > before);
        }
    }

    private void passAMinute(BlofinSimulator simulator) {
        simulator.onExchange(exchange -> {
            for (int i = 0; i < 600; i++) {
                clock.addAndGet(100);
                exchange.step();
                exchange.flushBooks();
            }
            return null;
        });
    }

    private static void subscribe(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        String upgrade = """
                GET /ws/public HTTP/1.1
                Host: 127.0.0.1
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==
                Sec-WebSocket-Version: 13

                """;
        out.write(upgrade.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        assertThat(head).startsWith("HTTP/1.1 101");
        byte[] text = "{\"op\":\"subscribe\",\"args\":[{\"channel\":\"books\",\"instId\":\"BTC-USDT\"}]}"
                .getBytes(StandardCharsets.UTF_8);
        // A final text frame with a mask of zeros, which leaves the text as it is.
        out.write(new byte[] {(byte) 0x81, (byte) (0x80 | text.length), 0, 0, 0, 0});
        out.write(text);
        out.flush();
    }
}
