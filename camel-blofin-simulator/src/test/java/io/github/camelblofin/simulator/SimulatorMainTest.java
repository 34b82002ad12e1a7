package io.github.camelblofin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line. */
class SimulatorMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(SimulatorMain.Stay stay, String... args) throws InterruptedException {
        return SimulatorMain.run(print(out), print(err), stay, args);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsWhereItIsAndHowToEnterOneALine() throws Exception {
        List<String> answer = new ArrayList<>();

        int status = run(
                simulator -> {
                    String[] lines = text(out).split("\\R");
                    assertThat(lines)
                            .containsExactly(
                                    "baseUrl=http://127.0.0.1:" + simulator.port(),
                                    "apiKey=" + simulator.apiKey(),
                                    "secretKey=" + simulator.secretKey(),
                                    "passphrase=" + simulator.passphrase());
                    answer.add(new RestCaller(simulator)
                            .get("account/balance")
                            .path("code")
                            .asText());
                },
                "--port",
                "0");

        assertThat(answer).containsExactly("0");
        assertThat(status).isZero();
        assertThat(text(err)).isEmpty();
    }

    @Test
    void theSeedDecidesTheKeys() throws Exception {
        List<String> keys = new ArrayList<>();

        run(simulator -> keys.add(simulator.apiKey()), "--seed=5");
        run(simulator -> keys.add(simulator.apiKey()), "--seed", "5");
        run(simulator -> keys.add(simulator.apiKey()), "--seed", "6");

        assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2)).startsWith("play-");
    }

    @Test
    void aTakenPortIsAClearMessage() throws Exception {
        try (BlofinSimulator first =
                BlofinSimulator.builder().instruments("BTC-USDT").start()) {
            int status = run(simulator -> {}, "--port", Integer.toString(first.port()));

            assertThat(status).isEqualTo(1);
            assertThat(text(err).strip())
                    .isEqualTo(
                            "Port " + first.port() + " of 127.0.0.1 is taken: choose another, or 0 for any free one");
            assertThat(text(out)).isEmpty();
        }
    }

    @Test
    void instrumentsLimitsAndActivityAreObeyed() throws Exception {
        run(
                simulator -> {
                    new RestCaller(simulator).get("account/balance");
                    assertThat(simulator.limitReport().maxUse()).containsEntry("address 500/60s", 1);
                    assertThat(simulator.audit().books()).containsOnlyKeys("ETH-USDT", "SOL-USDT");
                    assertThat(simulator.audit().books().get("SOL-USDT").asks()).isEmpty();
                },
                "--instruments=ETH-USDT,SOL-USDT",
                "--limits=sliding",
                "--activity=0");

        assertThat(text(err)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--speed              | Unknown option: '--speed'",
                "extra                | Unmatched argument at index 0: 'extra'",
                "--port               | Missing required parameter for option '--port' (N)",
                "--port=http          | Invalid value for option '--port': 'http' is not an int",
                "--port=70000         | port 70000 is not between 0 and 65535",
                "--seed=x             | Invalid value for option '--seed': 'x' is not a long",
                "--limits=loose       | Invalid value for option '--limits'",
                "--activity=-1        | activity",
                "--instruments=NO-ONE | no default instrument is called NO-ONE",
            })
    void aWrongCommandLineIsStatus2(String argument, String message) throws Exception {
        int status = run(simulator -> {}, argument);

        assertThat(status).isEqualTo(2);
        assertThat(text(err)).contains(message).contains("--port=N");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void versionIsPrinted() throws Exception {
        assertThat(run(simulator -> {}, "--version")).isZero();
        assertThat(text(out)).isNotBlank();
    }

    @Test
    void helpIsPrinted() throws Exception {
        assertThat(run(simulator -> {}, "--help")).isZero();
        assertThat(text(out)).contains("--port=N").contains("--seed=N").contains("none, sliding, fixed");
    }
}
