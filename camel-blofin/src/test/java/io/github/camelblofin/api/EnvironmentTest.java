package io.github.camelblofin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    @Test
    void socketsDeriveFromTheBase() {
        Environment own = Environment.at("http://localhost:8123/");

        assertThat(own.rest()).isEqualTo(URI.create("http://localhost:8123"));
        assertThat(own.socket(Socket.PRIVATE)).isEqualTo(URI.create("ws://localhost:8123/ws/private"));
        assertThat(Environment.at("https://exchange.example/gw").socket(Socket.SPOT_PUBLIC))
                .isEqualTo(URI.create("wss://exchange.example/gw/ws/spot/public"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1", "http://[::1]:1", "http://LOCALHOST", "HTTPS://exchange.example"})
    void plainHttpIsForThisMachineOnly(String url) {
        assertThat(Environment.at(url).name()).isEqualTo("custom");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://exchange.example",
                "http://127.0.0.1.evil.example",
                "http://10.0.0.1",
                "ftp://localhost",
                "localhost:80",
                "https://",
                "https://user:pass@exchange.example",
                "https://exchange.example?x=1",
                "https://exchange.example#x",
                "http://127.999.1.1 "
            })
    void otherUrlsAreRefused(String url) {
        assertThatThrownBy(() -> Environment.at(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("user:pass");
    }

    @Test
    void namesAreLiveAndDemo() {
        assertThat(Environment.named("LIVE")).isEqualTo(Environment.LIVE);
        assertThat(Environment.named("demo")).isEqualTo(Environment.DEMO);
        assertThatThrownBy(() -> Environment.named("test")).hasMessageContaining("use live or demo");
    }
}
