package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.camelblofin.simulator.BlofinSimulator;
import io.github.camelblofin.simulator.limit.LimitReport;
import io.github.camelblofin.simulator.limit.Limits;
import io.github.camelblofin.simulator.limit.Limits.Limit;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/**
 * Three JVMs that call as often as they may, with a real Redis between them. An exchange that counts in sliding windows sees no
 * call too many: while Redis works, when it is killed, restarted, flushed, and when a process is killed.
 */
class ManyProcessesTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Limits COUNTED = new Limits(
                    List.of(new Limit(60, Duration.ofSeconds(1), Duration.ZERO)),
                    List.of(new Limit(15, Duration.ofSeconds(1), Duration.ZERO)),
                    List.of(),
                    Limits.Windows.SLIDING,
                    403,
                    true)
            .countedOnly();

    @TempDir
    Path folder;

    private final BlofinSimulator exchange =
            BlofinSimulator.builder().seed(42).limits(COUNTED).start();
    private final List<Process> processes = new ArrayList<>();
    private int port;
    private RedisServer redis;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String reason = startRedis();
        assumeThat(reason).as("Redis cannot run here: %s", reason).isEmpty();
        for (String name : List.of("a", "b", "c")) {
            processes.add(process(name));
        }
    }

    private String startRedis() {
        try {
            redis = new RedisServer(port);
            redis.start();
            return "";
        } catch (IOException | RuntimeException e) {
            return e.toString();
        }
    }

    private Process process(String name) throws IOException {
        File output = folder.resolve(name + ".txt").toFile();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CallingProcess.class.getName(),
                        name,
                        folder.toString(),
                        exchange.baseUrl(),
                        exchange.apiKey(),
                        exchange.secretKey(),
                        exchange.passphrase(),
                        "redis://localhost:" + port,
                        "60/1s",
                        "15/1s")
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        for (Process process : processes) {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        redis.stop();
        exchange.close();
    }

    /** Files that the processes left. */
    private long told(String end) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(end))
                    .count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String output() {
        StringBuilder all = new StringBuilder();
        for (String name : List.of("a", "b", "c")) {
            try {
                all.append(Files.readString(folder.resolve(name + ".txt"))).append('\n');
            } catch (IOException e) {
                all.append(e);
            }
        }
        return all.toString();
    }

    /** Redis is new, so its processes begin with their own shares: they change to it when it knows enough. */
    private void awaitShared(long times) {
        await("Redis is used").atMost(LIMIT).untilAsserted(() -> assertThat(told("STORE_BACK"))
                .as("%s", output())
                .isGreaterThanOrEqualTo(times));
        // More than the own shares of all three.
        long before = exchange.limitReport().requests();
        await("calls").atMost(LIMIT).until(() -> exchange.limitReport().requests() > before + 60);
    }

    private void awaitAlone(long times) {
        await("Redis is not used").atMost(LIMIT).untilAsserted(() -> assertThat(told("STORE_AWAY"))
                .as("%s", output())
                .isGreaterThanOrEqualTo(times));
        long before = exchange.limitReport().requests();
        await("calls").atMost(LIMIT).until(() -> exchange.limitReport().requests() > before + 15);
    }

    private void assertNothingExceeded() {
        LimitReport report = exchange.limitReport();
        assertThat(report.violations()).as("%s\n%s", report, output()).isZero();
    }

    @Test
    void nothingIsExceededWithRedisAndAfterItIsKilled() throws Exception {
        awaitShared(3);
        LimitReport shared = exchange.limitReport();
        // Without Redis it could not be more than 12 and 3.
        assertThat(shared.maxUse().get("address 60/1s")).isBetween(24, 60);
        assertThat(shared.maxUse().get("trading 15/1s")).isBetween(6, 15);

        redis.stop();
        awaitAlone(6);

        assertNothingExceeded();
    }

    @Test
    @Tag("full")
    void nothingIsExceededWhateverHappensToRedisAndAProcess() throws Exception {
        awaitShared(3);
        for (int i = 0; i < 3; i++) {
            long away = told("STORE_AWAY");
            long back = told("STORE_BACK");
            redis.stop();
            awaitAlone(away + 3);
            assertThat(startRedis()).isEmpty();
            awaitShared(back + 3);
        }
        long away = told("STORE_AWAY");
        long back = told("STORE_BACK");
        try (Socket client = new Socket("localhost", port);
                OutputStream out = client.getOutputStream()) {
            out.write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            client.getInputStream().read();
        }
        awaitAlone(away + 3);
        awaitShared(back + 3);

        processes.remove(0).destroyForcibly().waitFor();
        long before = exchange.limitReport().requests();
        await("calls").atMost(LIMIT).until(() -> exchange.limitReport().requests() > before + 300);
        assertNothingExceeded();
    }
}
