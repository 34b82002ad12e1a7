package io.github.camelblofin.examples.quickstart;

import io.github.camelblofin.simulator.BlofinSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.camel.main.Main;

/**
 * Streams prices, computes a small signal, places orders and reports their fills, for about 20 seconds.
 *
 * <p>Without settings it runs against a simulated exchange inside this process: no account, no network. With
 * {@code BLOFIN_API_KEY}, {@code BLOFIN_SECRET_KEY} and {@code BLOFIN_PASSPHRASE} in the environment the same routes run
 * against BloFin's demo trading, with play money.
 */
public final class Quickstart {
    static final Path CSV = Path.of("target", "quickstart", "fills.csv");

    private static final Set<String> KEYS = Set.of("BLOFIN_API_KEY", "BLOFIN_SECRET_KEY", "BLOFIN_PASSPHRASE");

    private Quickstart() {}

    public static void main(String[] args) throws Exception {
        try {
            run(System.getenv(), 20, new Console(System.out::println));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Runs for so many seconds and prints to the console; returns when everything is stopped. */
    static void run(Map<String, String> environment, int seconds, Console console) throws Exception {
        Files.createDirectories(CSV.getParent());
        Files.deleteIfExists(CSV);
        if (environment.keySet().stream().anyMatch(KEYS::contains)) {
            Map<String, String> demo = demo(environment);
            console.say("Running against BloFin's demo trading, with play money, for " + seconds + " s");
            runRoutes(demo, seconds, console);
            return;
        }
        try (BlofinSimulator exchange = BlofinSimulator.builder().seed(7).start()) {
            console.say("Running against a simulated exchange at " + exchange.baseUrl() + " for " + seconds
                    + " s: no account, no network");
            runRoutes(simulated(exchange), seconds, console);
        }
    }

    private static void runRoutes(Map<String, String> exchange, int seconds, Console console) throws Exception {
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        exchange.forEach((option, value) -> main.addInitialProperty("camel.component.blofin." + option, value));
        main.configure().withDurationMaxSeconds(seconds).withShutdownTimeout(10);
        main.bind("console", console);
        main.configure().addRoutesBuilder(new QuickstartRoutes());
        main.run();
        if (main.getExitCode() != 0) {
            throw new IllegalStateException("The routes ended with exit code " + main.getExitCode());
        }
        console.summary(CSV.toAbsolutePath(), countRows());
    }

    private static long countRows() throws IOException {
        if (!Files.exists(CSV)) {
            return 0;
        }
        try (var lines = Files.lines(CSV)) {
            return lines.skip(1).count();
        }
    }

    private static Map<String, String> simulated(BlofinSimulator exchange) {
        return Map.of(
                "base-url", exchange.baseUrl(),
                "api-key", exchange.apiKey(),
                "secret-key", exchange.secretKey(),
                "passphrase", exchange.passphrase());
    }

    private static Map<String, String> demo(Map<String, String> environment) {
        return Map.of(
                "environment", "demo",
                "api-key", required(environment, "BLOFIN_API_KEY"),
                "secret-key", required(environment, "BLOFIN_SECRET_KEY"),
                "passphrase", required(environment, "BLOFIN_PASSPHRASE"));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    name + " is not set: for BloFin's demo trading set BLOFIN_API_KEY, BLOFIN_SECRET_KEY and"
                            + " BLOFIN_PASSPHRASE of a demo key; for the simulator set none of them");
        }
        return value;
    }
}
