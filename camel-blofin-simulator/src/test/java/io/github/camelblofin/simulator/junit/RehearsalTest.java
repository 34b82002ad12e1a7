package io.github.camelblofin.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.simulator.fault.RestFault;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** What makes a test fail at its end. */
class RehearsalTest {
    @BlofinSimulation(instruments = "BTC-USDT", quiet = true)
    private static Rehearsal begin() {
        try {
            return Rehearsal.begin(
                    RehearsalTest.class.getDeclaredMethod("begin").getAnnotation(BlofinSimulation.class));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nothingIsWrong() {
        Rehearsal rehearsal = begin();
        rehearsal.simulator().faults().next(1, RestFault.loseCall()).clear();

        rehearsal.end();

        assertThatCode(() -> new ServerSocket(rehearsal.simulator().port()).close())
                .as("the port is free")
                .doesNotThrowAnyException();
    }

    @Test
    void failureThatNobodyTook() throws Exception {
        Rehearsal rehearsal = begin();
        NotifyBuilder failed =
                new NotifyBuilder(rehearsal.context()).whenFailed(1).create();
        rehearsal.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:trades?instId=BTC-USDT").throwException(new IllegalStateException("out of paper"));
            }
        });
        rehearsal.simulator().market("BTC-USDT").quote("67000", "67500", "10").trade(1);
        assertThat(failed.matchesWaitTime()).isTrue();

        assertThatThrownBy(rehearsal::end).isInstanceOf(AssertionError.class).hasMessageContaining("out of paper");
    }

    @Test
    void faultThatDidNotStrike() {
        Rehearsal rehearsal = begin();
        rehearsal.simulator().faults().next(2, RestFault.loseAnswer().of(Operation.TRADE_ORDER));

        assertThatThrownBy(rehearsal::end)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("never came")
                .hasMessageContaining("0 hits");
    }

    @Test
    void connectionThatWasLeftOpen() {
        Rehearsal rehearsal = begin();
        HttpClient client = HttpClient.newHttpClient();
        client.newWebSocketBuilder()
                .buildAsync(
                        URI.create(rehearsal.simulator().baseUrl().replace("http", "ws") + "/ws/public"),
                        new WebSocket.Listener() {})
                .join();

        assertThatThrownBy(rehearsal::end)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("still open")
                .hasMessageContaining("/ws/public");
    }
}
