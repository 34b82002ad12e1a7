package io.github.camelblofin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import io.github.camelblofin.simulator.fault.ActiveFault;
import io.github.camelblofin.simulator.fault.RestFault;
import io.github.camelblofin.simulator.rest.RequestView;
import io.github.camelblofin.time.WallClock;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each fault of calls: what the caller sees, and whether the work was done. */
class RestFaultTest {
    private static final String ORDER =
            "{\"instId\":\"BTC-USDT\",\"marginMode\":\"cross\",\"side\":\"buy\",\"orderType\":\"limit\",\"price\":\"60000\",\"size\":\"1\"}";

    private final BlofinSimulator simulator = BlofinSimulator.builder()
            .instruments("BTC-USDT")
            .virtualTime(Instant.ofEpochMilli(WallClock.SYSTEM.millis()))
            .start();
    private final RestCaller caller = new RestCaller(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private HttpResponse<String> place() {
        return caller.send(
                caller.signed("POST", "trade/order", ORDER).POST(HttpRequest.BodyPublishers.ofString(ORDER)));
    }

    private int orders() {
        return simulator.onExchange(
                exchange -> exchange.openOrders("play", PageQuery.newest(100)).size());
    }

    private void arm(RestFault fault) {
        simulator.faults().next(1, fault.of(Operation.TRADE_ORDER));
    }

    @Test
    void aLostCallDoesNothingAndALostAnswerDidItsWork() {
        arm(RestFault.loseCall());
        assertThatThrownBy(this::place).hasMessageContaining("did not answer");
        assertThat(orders()).isZero();

        arm(RestFault.loseAnswer());
        assertThatThrownBy(this::place).hasMessageContaining("did not answer");
        assertThat(orders()).isEqualTo(1);
        assertThat(simulator.requests()).extracting(RequestView::status).containsExactly(0, 0);
    }

    @Test
    void aStatusComesBeforeOrAfterTheWork() {
        arm(RestFault.statusBefore(503));
        arm(RestFault.statusAfter(502));

        assertThat(place().statusCode()).isEqualTo(503);
        assertThat(orders()).isZero();
        assertThat(place().statusCode()).isEqualTo(502);
        assertThat(orders()).isEqualTo(1);
        assertThat(place().statusCode()).isEqualTo(200);
    }

    @Test
    void theFirewallAnswersHtmlAndTheLimiter429OverHttpOrInTheBody() {
        ActiveFault firewall = simulator.faults().untilCleared(RestFault.statusBefore(403));
        HttpResponse<String> page = caller.send(HttpRequest.newBuilder(caller.uri("market/tickers")));
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).startsWith("<html>");
        assertThat(place().statusCode()).isEqualTo(403);
        assertThat(firewall.hits()).isEqualTo(2);
        firewall.clear();

        arm(RestFault.statusBefore(429));
        arm(RestFault.busy());
        assertThat(place().statusCode()).isEqualTo(429);
        HttpResponse<String> busy = place();
        assertThat(busy.statusCode()).isEqualTo(200);
        assertThat(RestCaller.json(busy).path("code").asText()).isEqualTo("429");
        assertThat(orders()).isZero();
    }

    @Test
    void aTruncatedAnswerDidItsWork() {
        arm(RestFault.truncate());
        assertThat(place().body()).startsWith("{").doesNotEndWith("}");
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void aSlowAnswerComesLateButTheWorkIsDoneAtOnce() {
        arm(RestFault.slow(Duration.ofSeconds(20)));
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(this::place);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> orders() == 1);
        assertThat(answer).isNotDone();

        simulator.advance(Duration.ofSeconds(21));
        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void otherOperationsAreSpared() {
        simulator.faults().untilCleared(RestFault.loseCall().of(Operation.TRADE_CANCEL_ORDER));

        assertThat(place().statusCode()).isEqualTo(200);
    }
}
