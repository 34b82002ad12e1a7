package io.github.camelblofin.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinRiskLimitException;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.order.NewRisk;
import io.github.camelblofin.rest.Draft;
import io.github.camelblofin.rest.RequestMerger;
import io.github.camelblofin.rest.Target;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A guard over an account that a test writes down, in time that passes when told so. A contract holds a tenth of a coin; a
 * coin is worth 100.
 */
final class RiskDesk {
    static final String NAME = "ODD-USDT";
    static final long START = 1_800_000_000_000L;

    final List<Exposure.Holding> holdings = new ArrayList<>();
    final List<Exposure.Resting> orders = new ArrayList<>();
    final List<BlofinRiskLimitException> alarms = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    RuntimeException trouble;
    private long now;
    private final RiskBook book = new RiskBook(() -> now);
    private final RiskGuard guard;

    RiskDesk(Object... limits) {
        guard = new RiskGuard(
                RiskLimits.of(map(limits)),
                new RiskGuard.Ports(NewRisk::in, this::picture, this::mark, this::contract),
                book,
                new RiskGuard.Clocks(() -> START + now / 1_000_000, () -> now),
                alarms::add);
    }

    private CompletionStage<Exposure.Picture> picture() {
        asked.add("exposure");
        return answer(new Exposure.Picture(holdings, orders, now));
    }

    private CompletionStage<BigDecimal> mark(boolean spot, String instId) {
        asked.add("mark");
        return answer(new BigDecimal("100"));
    }

    private CompletionStage<BigDecimal> contract(boolean spot, String instId) {
        return answer(spot ? BigDecimal.ONE : new BigDecimal("0.1"));
    }

    private <T> CompletionStage<T> answer(T value) {
        return trouble == null ? CompletableFuture.completedFuture(value) : CompletableFuture.failedFuture(trouble);
    }

    void pass(Duration time) {
        now += time.toNanos();
    }

    void holds(String contracts) {
        holdings.clear();
        holdings.add(new Exposure.Holding(NAME, PositionSide.NET, new BigDecimal(contracts)));
    }

    void rests(String id, Side side, String remaining) {
        BigDecimal size = new BigDecimal(remaining);
        orders.add(
                new Exposure.Resting(id, null, NAME, PositionSide.NET, side, new BigDecimal("90"), size, size, false));
    }

    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i].toString(), pairs[i + 1]);
        }
        return map;
    }

    static Map<String, Object> limit(String side, String price, String size, Object... more) {
        Map<String, Object> order = map(
                "instId",
                NAME,
                "marginMode",
                "cross",
                "side",
                side,
                "orderType",
                "limit",
                "price",
                price,
                "size",
                size);
        order.putAll(map(more));
        return order;
    }

    static Map<String, Object> market(String side, String size, Object... more) {
        Map<String, Object> order =
                map("instId", NAME, "marginMode", "cross", "side", side, "orderType", "market", "size", size);
        order.putAll(map(more));
        return order;
    }

    /** Hands a request over. What comes back is done when the call is; {@code answer} is the call. */
    CompletableFuture<String> send(Operation operation, Object body, CompletionStage<String> answer) {
        Draft draft = new RequestMerger(null, false).draft(Target.of(operation), Map.of(), Map.of(), body);
        return guard.around(draft, () -> answer).toCompletableFuture();
    }

    CompletableFuture<String> send(Object body) {
        return send(
                body instanceof List ? Operation.TRADE_BATCH_ORDERS : Operation.TRADE_ORDER,
                body,
                CompletableFuture.completedFuture("sent"));
    }

    void passes(Object body) {
        assertThat(send(body)).isCompletedWithValue("sent");
    }

    void passes(Operation operation, Object body) {
        assertThat(send(operation, body, CompletableFuture.completedFuture("sent")))
                .isCompletedWithValue("sent");
    }

    BlofinRiskLimitException refuses(Object body) {
        return refusal(send(body));
    }

    BlofinRiskLimitException refuses(Operation operation, Object body) {
        return refusal(send(operation, body, CompletableFuture.completedFuture("sent")));
    }

    static BlofinRiskLimitException refusal(CompletableFuture<String> sent) {
        Throwable thrown = catchThrowable(sent::join);
        assertThat(thrown).as("refused").isNotNull().hasCauseInstanceOf(BlofinRiskLimitException.class);
        return (BlofinRiskLimitException) thrown.getCause();
    }
}
