package io.github.camelblofin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelblofin.simulator.access.PlayAccount;
import io.github.camelblofin.simulator.rest.RequestView;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** Starting and stopping, and what the simulator tells about itself. */
class LifeCycleTest {
    @Test
    void accountsHaveTheirOwnKeysAndBalances() {
        try (BlofinSimulator simulator = BlofinSimulator.builder()
                .instruments("BTC-USDT")
                .account("one", new BigDecimal("111"))
                .account("two", new BigDecimal("222.5"))
                .start()) {
            PlayAccount second = simulator.accounts().get(1);

            assertThat(new RestCaller(simulator)
                            .get("account/balance")
                            .at("/data/totalEquity")
                            .asText())
                    .isEqualTo("111");
            assertThat(new RestCaller(simulator, second)
                            .get("account/balance")
                            .at("/data/totalEquity")
                            .asText())
                    .isEqualTo("222.5");
            assertThat(second.toString()).doesNotContain(second.secretKey()).doesNotContain(second.passphrase());
        }
    }

    @Test
    void itRemembersWhatItWasAsked() {
        try (BlofinSimulator simulator =
                BlofinSimulator.builder().instruments("BTC-USDT").start()) {
            RestCaller caller = new RestCaller(simulator);
            caller.open("market/tickers?instId=BTC-USDT");
            caller.post("trade/order", "{}");

            assertThat(simulator.requests())
                    .extracting(RequestView::method, RequestView::pathAndQuery, RequestView::code)
                    .containsExactly(
                            tuple("GET", "/api/v1/market/tickers?instId=BTC-USDT", "0"),
                            tuple("POST", "/api/v1/trade/order", "152001"));
        }
    }

    @Test
    void afterClosingThePortIsFreeAndNothingRuns() {
        BlofinSimulator simulator =
                BlofinSimulator.builder().instruments("BTC-USDT").start();
        int port = simulator.port();
        simulator.close();
        simulator.close();

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
        try (BlofinSimulator again =
                BlofinSimulator.builder().instruments("BTC-USDT").port(port).start()) {
            assertThat(again.baseUrl()).isEqualTo("http://127.0.0.1:" + port);
        }
    }

    @Test
    void aGivenVertxStaysOpen() {
        Vertx vertx = Vertx.vertx();
        try {
            BlofinSimulator.builder()
                    .instruments("BTC-USDT")
                    .vertx(vertx)
                    .start()
                    .close();
            try (BlofinSimulator second = BlofinSimulator.builder()
                    .instruments("BTC-USDT")
                    .vertx(vertx)
                    .start()) {
                assertThat(second.connections()).isEmpty();
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void anInstrumentNobodyKnowsIsRefusedAtOnce() {
        assertThatThrownBy(() -> BlofinSimulator.builder().instruments("NO-SUCH"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NO-SUCH");
    }
}
