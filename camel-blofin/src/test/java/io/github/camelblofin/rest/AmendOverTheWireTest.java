package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinOrderRejectedException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.model.trade.AmendOutcome;
import io.github.camelblofin.model.trade.AmendResult;
import io.github.camelblofin.order.AmendPorts;
import io.github.camelblofin.order.AmendRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The calls by which an order is changed, and what comes of lost answers. Time does not pass here. */
class AmendOverTheWireTest extends RestClientTestSupport {
    private static final String NOT_OFFERED = "{\"code\":\"152404\",\"msg\":\"This operation is not supported\"}";
    private static final String CANCELLED = "{\"code\":\"0\",\"msg\":\"\",\"data\":{\"orderId\":\"7\",\"code\":\"0\"}}";

    private final List<Duration> pauses = new ArrayList<>();

    private AmendResult amend(Object... change) {
        Map<String, Object> body = pairs(change);
        body.put("instId", "A-USDT");
        body.put("orderId", "7");
        RequestMerger merger = new RequestMerger(null);
        AmendPorts ports = new AmendPorts(
                client::call,
                merger,
                (delay, task) -> {
                    pauses.add(delay);
                    task.run();
                    return () -> {};
                },
                () -> "madeup1",
                Duration.ofSeconds(5));
        Call call = merger.merge(Target.of(Operation.TRADE_AMEND_ORDER), Map.of(), Map.of(), body);
        return AmendRun.start(call, ports)
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private BlofinException failure(Object... change) {
        Throwable failure = catchThrowable(() -> amend(change));
        assertThat(failure).isInstanceOf(CompletionException.class);
        return (BlofinException) failure.getCause();
    }

    private static String order(String state, String filled) {
        return "{\"code\":\"0\",\"data\":{\"orderId\":\"7\",\"instId\":\"A-USDT\",\"marginMode\":\"cross\","
                + "\"positionSide\":\"net\",\"side\":\"sell\",\"orderType\":\"limit\",\"price\":\"20\",\"size\":\"10\","
                + "\"reduceOnly\":\"false\",\"filledSize\":\"" + filled + "\",\"state\":\"" + state + "\"}}";
    }

    private static String placed(String more) {
        return "{\"code\":\"0\",\"data\":[{\"orderId\":\"8\",\"clientOrderId\":\"madeup1\"" + more + "}]}";
    }

    private ScriptedServer.Arrived next(String method, String path) throws InterruptedException {
        ScriptedServer.Arrived next = server.next();
        assertThat(next.method() + " " + next.uri()).startsWith(method + " /api/v1/" + path);
        return next;
    }

    @Test
    void accountThatMayAmendGetsBlofinsAnswer() throws Exception {
        server.thenAnswer("{\"code\":\"0\",\"data\":{\"orderId\":\"7\",\"requestId\":\"r1\"}}");

        AmendResult result = amend("newPrice", 21);

        assertThat(result.outcome()).isEqualTo(AmendOutcome.AMENDED);
        assertThat(result.orderId()).isEqualTo("7");
        assertThat(result.extra()).isEqualTo(Map.of("requestId", "r1"));
        assertThat(next("POST", "trade/amend-order").text())
                .isEqualTo("{\"newPrice\":\"21\",\"instId\":\"A-USDT\",\"orderId\":\"7\"}");
        server.assertPlayed();
    }

    @Test
    void fillsInBetweenMakeTheNewOrderSmaller() throws Exception {
        server.thenAnswer(NOT_OFFERED)
                .thenAnswer(order("live", "0"))
                .thenAnswer(CANCELLED)
                .thenAnswer(order("partially_filled", "3"))
                .thenAnswer(order("partially_canceled", "4"))
                .thenAnswer(placed(""));

        AmendResult result = amend("newSize", 8, "newPrice", 21);

        next("POST", "trade/amend-order");
        next("GET", "trade/order-detail?instId=A-USDT&orderId=7");
        assertThat(next("POST", "trade/cancel-order").text()).isEqualTo("{\"instId\":\"A-USDT\",\"orderId\":\"7\"}");
        next("GET", "trade/order-detail");
        next("GET", "trade/order-detail");
        assertThat(next("POST", "trade/order").text())
                .isEqualTo("{\"instId\":\"A-USDT\",\"marginMode\":\"cross\",\"positionSide\":\"net\",\"side\":\"sell\","
                        + "\"orderType\":\"limit\",\"price\":\"21\",\"size\":\"4\",\"reduceOnly\":\"false\","
                        + "\"clientOrderId\":\"madeup1\"}");
        assertThat(result.outcome()).isEqualTo(AmendOutcome.REPLACED);
        assertThat(result.orderId()).isEqualTo("8");
        assertThat(result.openSize()).isEqualByComparingTo("4");
        assertThat(pauses).containsExactly(Duration.ofMillis(100));
        server.assertPlayed();
    }

    @Test
    void lostAnswerToTheCancelStopsEverything() {
        server.thenAnswer(NOT_OFFERED).thenAnswer(order("live", "0")).then(request -> request.connection()
                .close());

        BlofinException failure = failure("newPrice", 21);

        assertThat(failure).isInstanceOf(BlofinUnavailableException.class).hasMessageContaining("nothing was placed");
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(failure.retryable()).isFalse();
        server.assertPlayed();
    }

    @Test
    void lostAnswerToTheNewOrderNamesItsId() {
        server.thenAnswer(NOT_OFFERED)
                .thenAnswer(order("live", "0"))
                .thenAnswer(CANCELLED)
                .thenAnswer(order("canceled", "0"))
                .then(request -> request.connection().close());

        BlofinException failure = failure("newPrice", 21, "requestId", "r77");

        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(failure).hasMessageContaining("look it up as clientOrderId r77");
    }

    @Test
    void refusedNewOrderTellsThatTheOldOneIsGone() {
        server.thenAnswer(NOT_OFFERED)
                .thenAnswer(order("live", "0"))
                .thenAnswer(CANCELLED)
                .thenAnswer(order("canceled", "0"))
                .thenAnswer(placed(",\"code\":\"102064\",\"msg\":\"price band\""));

        assertThat(failure("newPrice", 21))
                .isInstanceOf(BlofinOrderRejectedException.class)
                .hasMessageContaining("order 7 is cancelled, and its remainder was not placed")
                .satisfies(e -> assertThat(e.outcomeUnknown()).isFalse());
    }

    @Test
    void cancelThatComesTooLateIsToldAndNothingIsPlaced() {
        server.thenAnswer(NOT_OFFERED)
                .thenAnswer(order("live", "0"))
                .thenAnswer("{\"code\":\"0\",\"data\":{\"orderId\":\"7\",\"code\":\"1000\",\"msg\":\"gone\"}}")
                .thenAnswer(order("filled", "10"));

        assertThat(amend("newPrice", 21).outcome()).isEqualTo(AmendOutcome.TOO_LATE);
        server.assertPlayed();
    }

    @Test
    void lostAnswerToTheAmendItselfIsNotFollowedByACancel() {
        server.then(request -> request.connection().close());

        assertThat(failure("newPrice", 21).outcomeUnknown()).isTrue();
        server.assertPlayed();
    }

    @Test
    void unknownOrderChangesNothing() {
        server.thenAnswer(NOT_OFFERED).thenAnswer("{\"code\":\"0\",\"data\":null}");

        assertThat(failure("newPrice", 21)).isInstanceOf(BlofinInvalidRequestException.class);
    }
}
