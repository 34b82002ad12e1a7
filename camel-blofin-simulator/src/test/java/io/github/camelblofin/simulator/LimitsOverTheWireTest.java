package io.github.camelblofin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.api.Socket;
import io.github.camelblofin.simulator.limit.LimitReport;
import io.github.camelblofin.simulator.limit.Limits;
import io.github.camelblofin.time.WallClock;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limits and bans as a client sees them. Time stands still unless the test moves it. */
class LimitsOverTheWireTest {
    private final BlofinSimulator simulator = BlofinSimulator.builder()
            .instruments("BTC-USDT")
            .activity(0)
            .limits(Limits.standard())
            .virtualTime(Instant.ofEpochMilli(WallClock.SYSTEM.millis()))
            .start();
    private final RestCaller caller = new RestCaller(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private int market() {
        return caller.send(HttpRequest.newBuilder(caller.uri("market/tickers"))).statusCode();
    }

    private int trading() {
        return caller.send(caller.signed("GET", "trade/orders-pending", "").GET())
                .statusCode();
    }

    @Test
    void theFirstCallTooManyIs429ThenThereIsABanWithThePageOfTheFirewall() {
        assertThat(IntStream.range(0, 500).map(call -> market())).containsOnly(200);
        assertThat(market()).isEqualTo(429);
        HttpResponse<String> banned = caller.send(HttpRequest.newBuilder(caller.uri("market/tickers")));
        assertThat(banned.statusCode()).isEqualTo(403);
        assertThat(banned.body()).contains("<html>");
        assertThatThrownBy(() -> new SocketCaller(simulator, Socket.PUBLIC)).isInstanceOf(RuntimeException.class);

        simulator.advance(Duration.ofMinutes(5));
        assertThat(market()).isEqualTo(200);
        LimitReport report = simulator.limitReport();
        assertThat(report.requests()).isEqualTo(503);
        assertThat(report.requestsDuringBan()).isEqualTo(2);
    }

    @Test
    void tradingCallsOfOneUserAreRefusedWhileMarketDataGoesOn() {
        assertThat(IntStream.range(0, 30).map(call -> trading())).containsOnly(200);
        assertThat(trading()).isEqualTo(429);
        assertThat(market()).isEqualTo(200);
        assertThat(simulator.limitReport().maxUse()).containsEntry("trading 30/10s", 31);

        simulator.advance(Duration.ofSeconds(10));
        assertThat(trading()).isEqualTo(200);
    }

    @Test
    void aSecondUpgradeWithinASecondIs429() {
        new SocketCaller(simulator, Socket.PUBLIC).close();
        assertThatThrownBy(() -> new SocketCaller(simulator, Socket.PUBLIC)).isInstanceOf(RuntimeException.class);
        simulator.advance(Duration.ofSeconds(2));
        new SocketCaller(simulator, Socket.PUBLIC).close();
    }

    @Test
    void aBanByHandEndsByItself() {
        simulator.ban(Duration.ofMinutes(1));
        assertThat(market()).isEqualTo(403);
        simulator.advance(Duration.ofMinutes(1));
        assertThat(market()).isEqualTo(200);
    }
}
