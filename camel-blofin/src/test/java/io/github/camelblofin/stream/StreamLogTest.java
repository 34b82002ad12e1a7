package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.rest.CapturedLogs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One line an event of a connection's life, and never a secret. */
class StreamLogTest {
    private final Rig rig = new Rig();
    private final CapturedLogs logs = new CapturedLogs();

    @AfterEach
    void leaveNothingOver() {
        rig.close();
        logs.close();
    }

    @Test
    void lifeOfAConnectionIsOneLineAnEvent() {
        rig.subscribePrivately(
                new RecordingListener(), "orders", Rig.instruments(50).toArray(String[]::new));
        rig.agree();
        rig.drop();
        rig.awaitDial(Duration.ofSeconds(3));
        rig.link().fail("Connection refused: localhost:9");

        List<String> lines = logs.text().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).startsWith("INFO").contains("localhost:9/ws/private: connected");
        assertThat(lines.get(1)).startsWith("INFO").contains("logged in");
        assertThat(lines.get(2)).startsWith("INFO").contains("50 of 50 subscriptions confirmed");
        assertThat(lines.get(3)).startsWith("WARN").contains("code 1006").contains("next attempt in");
        assertThat(lines.get(4)).startsWith("WARN").contains("Connection refused");
    }

    @Test
    void refusedLoginShowsNoSecret() {
        rig.subscribePrivately(new RecordingListener(), "orders");
        rig.accept();
        String login = rig.link().sent.peek();
        rig.push(Rig.error("60012", "Invalid request: " + login.replace("\"", "\\\"")));
        assertThat(logs.text())
                .contains("the login was refused, code 60012")
                .doesNotContain(Rig.KEY.passphrase())
                .doesNotContain(Rig.KEY.apiKey())
                .doesNotContain("\"sign\"");
    }
}
