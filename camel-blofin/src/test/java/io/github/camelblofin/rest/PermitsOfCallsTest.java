package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.limit.CallGates;
import io.github.camelblofin.limit.LimitAccess;
import io.github.camelblofin.limit.LimitSettings;
import io.github.camelblofin.limit.Usage;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.Timekeeping;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What limits learn of calls that end in an odd way: bans are noticed, and no place is lost for good. */
class PermitsOfCallsTest extends RestClientTestSupport {
    private static final Call READ = get(Operation.ACCOUNT_POSITIONS);

    private final AtomicLong nanos = new AtomicLong();
    private final CallGates gates = new CallGates(new Timekeeping(() -> NOW, nanos::get, (delay, task) -> () -> {}));
    private LimitAccess limits;
    private RestClient limited;

    @BeforeEach
    void open() {
        limits = gates.open(URI.create(server.url()), "default", LimitSettings.STANDARD, event -> {});
        limited = limitedClient(vertx);
    }

    @AfterEach
    void close() {
        limited.close();
    }

    private RestClient limitedClient(Vertx by) {
        RestSettings narrow = settings().withPoolSize(1).withMaxAnswerBytes(1_000);
        ServerClock clock = new ServerClock("exchange", () -> NOW, Ticker.SYSTEM);
        return new RestClient(by, narrow, signing(), clock, limits);
    }

    private void assertShutOut(BlofinException failure) {
        assertThat(failure).isInstanceOf(BlofinRateLimitException.class);
        assertThat(failure.retryAt()).isPresent();
        assertThat(limits.bans()).hasSize(1);
        // It is not sent: the script has no further step.
        assertThat(failure(limited, READ)).isInstanceOf(BlofinRateLimitException.class);
    }

    @Test
    void refusalWhoseTextNeverEndsIsABan() {
        server.then(request -> half(request, 403));

        assertShutOut(failure(limited, READ.within(Duration.ofSeconds(3))));

        assertThat(limits.bans().get(0).reason()).contains("403");
    }

    private static void half(HttpServerRequest request, int status) {
        request.response().setStatusCode(status).setChunked(true).write("<html>");
    }

    @Test
    void tooManyCallsWithoutTheRestOfTheTextIsABan() {
        server.then(request -> {
            request.response()
                    .setStatusCode(429)
                    .setChunked(true)
                    .write("{\"code\"")
                    .onComplete(ignored -> request.connection().close());
        });

        assertShutOut(failure(limited, get(Operation.MARKET_TICKERS)));
    }

    @Test
    void pageOfAFirewallThatIsTooLongIsABan() {
        server.thenAnswer(403, "text/html", "<html>" + "x".repeat(3_000));

        assertShutOut(failure(limited, READ));
    }

    @Test
    void noPlaceIsLostWhenVertxStopsUnderCalls() throws Exception {
        Vertx own = Vertx.vertx();
        RestClient stopping = limitedClient(own);
        CompletableFuture<HttpServerRequest> arrived = new CompletableFuture<>();
        server.then(arrived::complete);
        List<CompletableFuture<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            // One is under way, the others wait for its connection.
            calls.add(stopping.call(get(Operation.ACCOUNT_POSITIONS, "instId", "A" + i))
                    .toCompletableFuture());
        }
        arrived.get(10, TimeUnit.SECONDS);

        stopping.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        own.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        calls.add(stopping.call(READ).toCompletableFuture());

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(calls).allMatch(CompletableFuture::isDone));
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());
        assertThat(limits.usage()).extracting(Usage::used).containsOnly(0);
    }

    @Test
    void callThatCannotEvenBeginGivesItsPlaceBack() {
        CompletableFuture<Answer> call = AdmittedCall.start(limits, READ, signing(), permit -> {
            throw new IllegalArgumentException("a fault");
        });

        assertThat(call).isCompletedExceptionally();
        assertThat(limits.usage()).extracting(Usage::used).containsOnly(0);
    }
}
