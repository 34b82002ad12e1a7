package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.time.WallClock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that expire, or are given up, while they wait for their turn: their calls are not made. */
class UnwantedCallTest extends SimulatorTestSupport {
    private static final String LIST = "blofin:trade/orders-pending";

    private ProducerTemplate template;

    private void start(String tradingLimits) {
        context.getComponent("blofin", BlofinComponent.class).setTradingLimits(tradingLimits);
        context.start();
        template = context.createProducerTemplate();
    }

    @BeforeEach
    void nothingElseIsCalled() {
        context.getComponent("blofin", BlofinComponent.class).getConfiguration().setKeyCheck(false);
    }

    private Exchange send(Object expires) {
        return template.request(LIST, exchange -> exchange.getMessage().setHeader(BlofinHeaders.EXPIRES, expires));
    }

    private void useUp() {
        for (int calls = 0;
                template.request(LIST + "?rateLimitTimeout=0", exchange -> {}).getException() == null; ) {
            assertThat(++calls).isLessThan(20);
        }
    }

    private long calls() {
        return exchange.requests().stream()
                .filter(request -> request.pathAndQuery().contains("orders-pending"))
                .count();
    }

    @Test
    void whatExpiresBeforeItsTurnFailsAtOnce() {
        start("10/600s");
        useUp();
        long before = calls();

        assertThat(send(WallClock.SYSTEM.instant().plusSeconds(20)).getException())
                .isInstanceOf(BlofinRateLimitException.class);

        assertThat(calls()).isEqualTo(before);
    }

    @Test
    void whatHasExpiredIsNotSent() {
        start("30/10s");

        assertThat(send(WallClock.SYSTEM.millis() - 1).getException())
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageContaining("was not sent: it expired at");
        assertThat(send("tomorrow").getException())
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageContaining("the header CamelBlofinExpires is \"tomorrow\"");
        assertThat(calls()).isZero();

        assertThat(send("2100-01-01T00:00:00Z").getException()).isNull();
        assertThat(calls()).isOne();
    }

    @Test
    void whatWasGivenUpWhileItWaitedIsNotSent() throws Exception {
        start("4/2s");
        useUp();
        long before = calls();
        Exchange waiting = context.getEndpoint(LIST).createExchange();

        CompletableFuture<Exchange> done = template.asyncSend(LIST, waiting);
        await("the call waits").until(() -> !done.isDone());
        // As Camel does when a blocked Exchange is interrupted.
        waiting.setException(new RejectedExecutionException("interrupted"));
        waiting.getExchangeExtension().setInterrupted(true);

        assertThat(done.get(30, TimeUnit.SECONDS).getException())
                .isInstanceOf(BlofinUnavailableException.class)
                .hasMessageContaining("expired or was given up");
        assertThat(calls()).isEqualTo(before);
        assertThat(send(null).getException()).as("its place is free again").isNull();
    }
}
