package io.github.camelblofin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The simulator as ccxt sees it, a client that nobody here wrote: {@code src/test/interop/ccxt-interop.mjs}, run by Node.
 *
 * <p>Needs Node and npm, without which it is skipped. What {@code npm ci} puts into {@code src/test/interop/node_modules}
 * it installs itself when it is missing; where that fails the test fails with {@code CI=true} in the environment, and is
 * skipped elsewhere, as a desk may be without a network.
 */
class CcxtInteropTest {
    private static final Path FOLDER = Path.of("src/test/interop").toAbsolutePath();
    private static final long MINUTES = 4;

    @Test
    void ccxtTradesOnTheSimulator() throws Exception {
        need(runs("node", "--version"), "node is not installed");
        installed();

        try (BlofinSimulator simulator = BlofinSimulator.builder().start()) {
            Outcome outcome = run(
                    Map.of(
                            "BLOFIN_BASE_URL", simulator.baseUrl(),
                            "BLOFIN_API_KEY", simulator.apiKey(),
                            "BLOFIN_SECRET_KEY", simulator.secretKey(),
                            "BLOFIN_PASSPHRASE", simulator.passphrase()),
                    "node",
                    "ccxt-interop.mjs");

            assertThat(outcome.status()).as(outcome.output()).isZero();
            assertThat(outcome.output().strip()).endsWith("interop ok");
            List<OrderView> left = simulator.onExchange(
                    exchange -> exchange.openOrders(simulator.account().name(), PageQuery.newest(100)));
            assertThat(left).as("orders ccxt left behind").isEmpty();
            System.out.println(outcome.output());
        }
    }

    private static void installed() throws Exception {
        if (Files.isDirectory(FOLDER.resolve("node_modules/ccxt"))) {
            return;
        }
        need(runs("npm", "--version"), "npm is not installed");
        Outcome outcome = run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        need(outcome.status() == 0 || "true".equals(System.getenv("CI")), "npm ci failed: " + outcome.output());
        assertThat(outcome.status()).as(outcome.output()).isZero();
    }

    private static void need(boolean present, String otherwise) {
        if (!present) {
            System.out.println("CcxtInteropTest skipped: " + otherwise);
        }
        assumeTrue(present, otherwise);
    }

    private static boolean runs(String... command) {
        try {
            return run(Map.of(), command).status() == 0;
        } catch (IOException notFound) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record Outcome(int status, String output) {}

    private static Outcome run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("interop", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(command))
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            return new Outcome(ended ? process.exitValue() : -1, text);
        } finally {
            Files.delete(output);
        }
    }
}
