package io.github.camelblofin.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.Instrument;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.spot.PlaceSpotOrder;
import io.github.camelblofin.rest.Draft;
import io.github.camelblofin.rest.Request;
import io.github.camelblofin.rest.RequestMerger;
import io.github.camelblofin.rest.Target;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What goes through to BloFin when an instrument is known, unknown or out of reach. */
class InstrumentGateTest {
    private static final Instant END_OF_BAN = Instant.ofEpochSecond(1_800_000_000);
    private final Throwable banned = new BlofinRateLimitException(
            new Failure("market/instruments", "429", null, "banned for a while", true, false, false, END_OF_BAN));

    private final List<String> asked = new ArrayList<>();
    private final Instrument link = BlofinJson.fromMap(
            Map.of("instId", "LINK-USDT", "tickSize", "0.005", "lotSize", "0.3", "state", "live"), Instrument.class);
    private CompletableFuture<Optional<Instrument>> answer = CompletableFuture.completedFuture(Optional.of(link));
    private final InstrumentGate gate = new InstrumentGate((spot, instId) -> {
        asked.add((spot ? "spot " : "") + instId);
        return answer;
    });

    private CompletionStage<Request> admit(Operation operation, Object body) {
        Draft draft = new RequestMerger(null).draft(Target.of(operation), Map.of(), Map.of(), body);
        return gate.admit(draft);
    }

    private BlofinException refusal(Operation operation, Object body) {
        Throwable thrown = catchThrowable(
                () -> admit(operation, body).toCompletableFuture().join());
        assertThat(thrown).hasCauseInstanceOf(BlofinException.class);
        return (BlofinException) thrown.getCause();
    }

    private static Map<String, Object> order(Object... more) {
        Map<String, Object> order = Maps.of(
                "instId",
                "LINK-USDT",
                "marginMode",
                "cross",
                "side",
                "buy",
                "orderType",
                "limit",
                "price",
                "18.5",
                "size",
                "3");
        order.putAll(Maps.of(more));
        return order;
    }

    @Test
    void goodOrderPassesOnTheCallersThread() {
        assertThat(admit(Operation.TRADE_ORDER, order()).toCompletableFuture()).isCompleted();
        assertThat(asked).containsExactly("LINK-USDT");
    }

    @Test
    void faultsOfTheRequestAndOfTheInstrumentAreToldTogether() {
        List<Object> two = Arrays.asList(order("side", "hold"), order("price", "18.501", "size", "0.2"));

        assertThat(refusal(Operation.TRADE_BATCH_ORDERS, two))
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageContaining("item 1: side is \"hold\"")
                .hasMessageContaining("item 2: price is 18.501, no multiple of tickSize 0.005")
                .hasMessageContaining("item 2: size is 0.2, no multiple of lotSize 0.3 (nearest allowed: 0.3)");
        assertThat(asked).as("one question for both").containsExactly("LINK-USDT");
    }

    @Test
    void whatNamesNoPriceAndNoSizeAsksForNoInstrument() {
        assertThat(admit(Operation.TRADE_CANCEL_ORDER, Map.of("instId", "LINK-USDT", "orderId", "1")))
                .isCompleted();
        assertThat(admit(Operation.TRADE_CLOSE_POSITION, Map.of("instId", "LINK-USDT", "marginMode", "cross")))
                .isCompleted();
        assertThat(admit(Operation.ACCOUNT_BALANCE, null)).isCompleted();
        assertThat(asked).isEmpty();
    }

    @Test
    void spotOrdersAskForSpotInstruments() {
        answer = CompletableFuture.completedFuture(Optional.empty());

        assertThat(refusal(
                        Operation.SPOT_TRADE_ORDER,
                        Map.of("instId", "X-USDT", "side", "buy", "orderType", "limit", "price", "1", "size", "1")))
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageContaining("instId is \"X-USDT\", and BloFin lists no such instrument");
        assertThat(asked).containsExactly("spot X-USDT");
    }

    @Test
    void ordersOfASpotBatchAreCheckedLikeSingleOnes() {
        PlaceSpotOrder good =
                PlaceSpotOrder.limit("LINK-USDT", Side.BUY, new BigDecimal("18.005"), new BigDecimal("0.3"));
        PlaceSpotOrder off =
                PlaceSpotOrder.limit("LINK-USDT", Side.BUY, new BigDecimal("18.001"), new BigDecimal("0.3"));

        assertThat(refusal(Operation.SPOT_TRADE_BATCH_ORDERS, List.of(good, off)))
                .hasMessageContaining("item 2: price is 18.001")
                .message()
                .doesNotContain("item 1");
        assertThat(asked).containsExactly("spot LINK-USDT");
    }

    @Test
    void instrumentOutOfReachRefusesNewRiskAsRetryable() {
        answer = CompletableFuture.failedFuture(banned);

        BlofinException refusal = refusal(Operation.TRADE_ORDER, order());

        assertThat(refusal)
                .isInstanceOf(BlofinUnavailableException.class)
                .hasMessageContaining("trade/order was not sent")
                .hasMessageContaining("validate=false")
                .hasMessageContaining("banned for a while")
                .hasCause(banned);
        assertThat(refusal.retryable()).isTrue();
        assertThat(refusal.outcomeUnknown()).isFalse();
        assertThat(refusal.retryAt()).hasValue(END_OF_BAN);
    }

    @Test
    void instrumentOutOfReachLetsThroughWhatReduces() {
        answer = CompletableFuture.failedFuture(banned);

        assertThat(admit(Operation.TRADE_ORDER, order("reduceOnly", true))).isCompleted();
        assertThat(admit(
                        Operation.TRADE_ORDER_TPSL,
                        Maps.of(
                                "instId",
                                "LINK-USDT",
                                "marginMode",
                                "cross",
                                "side",
                                "sell",
                                "slTriggerPrice",
                                "9",
                                "size",
                                "-1")))
                .isCompleted();
        assertThat(refusal(Operation.TRADE_BATCH_ORDERS, List.of(order("reduceOnly", true), order())))
                .isInstanceOf(BlofinUnavailableException.class);
    }

    @Test
    void ownFaultsAreToldWhenTheInstrumentIsOutOfReach() {
        answer = CompletableFuture.failedFuture(banned);

        assertThat(refusal(Operation.TRADE_ORDER, order("side", "hold")))
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageContaining("side is \"hold\"");
    }

    @Test
    void defectOfTheLookUpIsAnInstrumentOutOfReach() {
        InstrumentGate broken = new InstrumentGate((spot, instId) -> {
            throw new IllegalStateException("a defect");
        });
        Draft draft = new RequestMerger(null).draft(Target.of(Operation.TRADE_ORDER), Map.of(), Map.of(), order());

        assertThat(broken.admit(draft)).isCompletedExceptionally();
    }
}
