package io.github.camelblofin.guard;

import static io.github.camelblofin.guard.RiskDesk.limit;
import static io.github.camelblofin.guard.RiskDesk.map;
import static io.github.camelblofin.guard.RiskDesk.market;
import static io.github.camelblofin.guard.RiskDesk.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinOrderRejectedException;
import io.github.camelblofin.error.BlofinRiskLimitException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Orders that are under way, or that BloFin does not show yet. A contract is a tenth of a coin that is worth 100. */
class RiskBookTest {
    private static final Failure REFUSED = new Failure("trade/order", "103003", "no", "no", false, false, true, null);
    private static final Failure LOST = new Failure("trade/order", null, null, "lost", false, true, false, null);

    @Test
    void twoOrdersAtOnceCannotBothTakeTheLastPlace() {
        RiskDesk desk = new RiskDesk("maxOpenOrders", "1");
        CompletableFuture<String> answer = new CompletableFuture<>();

        CompletableFuture<String> first = desk.send(Operation.TRADE_ORDER, limit("buy", "90", "1"), answer);

        assertThat(desk.refuses(limit("buy", "90", "1"))).hasMessageContaining("1 orders are open, and 1 may be");
        answer.completeExceptionally(new BlofinOrderRejectedException(REFUSED));
        assertThat(first).isCompletedExceptionally();
        desk.passes(limit("buy", "90", "1"));
    }

    @Test
    void anOrderCountsUntilBlofinShowsIt() {
        RiskDesk desk = new RiskDesk("maxPosition", "100");

        desk.passes(market("buy", "10"));
        desk.refuses(market("buy", "0.1"));
        desk.pass(Duration.ofMillis(2_999));
        desk.refuses(market("buy", "0.1"));
        desk.pass(Duration.ofMillis(1));
        desk.passes(market("buy", "10"));
    }

    @Test
    void anOrderThatIsShownIsNotCountedTwice() {
        RiskDesk desk = new RiskDesk("maxPosition", "100", "maxOpenOrders", "2");

        desk.passes(market("buy", "5"));
        desk.holds("5");
        desk.passes(limit("buy", "90", "5"));
        desk.rests("1", Side.BUY, "5");
        desk.refuses(limit("buy", "90", "0.1"));
        desk.orders.clear();
        desk.holds("10");
        desk.refuses(limit("buy", "90", "0.1"));
    }

    @Test
    void aLostOrderCountsForAsLongAsBlofinMightTakeIt() {
        RiskDesk desk = new RiskDesk("maxPosition", "100", "maxOpenOrders", "1");
        CompletableFuture<String> answer = CompletableFuture.failedFuture(new BlofinUnavailableException(LOST));
        assertThat(desk.send(Operation.TRADE_ORDER, market("buy", "10"), answer))
                .isCompletedExceptionally();

        desk.pass(Duration.ofSeconds(74));
        assertThat(desk.refuses(market("buy", "0.1")).breaches()).hasSize(2);
        desk.pass(Duration.ofSeconds(1));
        desk.passes(market("buy", "10"));
    }

    @Test
    void theSameOrderTriedAgainIsNoSecondOne() {
        RiskDesk desk = new RiskDesk("maxPosition", "100", "maxOpenOrders", "1", "maxOrdersPerMinute", "1");
        CompletableFuture<String> answer = CompletableFuture.failedFuture(new BlofinUnavailableException(LOST));
        assertThat(desk.send(Operation.TRADE_ORDER, limit("buy", "90", "10", "clientOrderId", "E1"), answer))
                .isCompletedExceptionally();

        desk.refuses(limit("buy", "90", "10", "clientOrderId", "E2"));
        desk.passes(limit("buy", "90", "10", "clientOrderId", "E1"));
        desk.refuses(limit("buy", "90", "10"));
    }

    @Test
    void aDefectWhileSendingIsAnOrderOfUnknownOutcome() {
        RiskDesk desk = new RiskDesk("maxPosition", "100");
        CompletableFuture<String> answer = CompletableFuture.failedFuture(new IllegalStateException("a defect"));
        assertThat(desk.send(Operation.TRADE_ORDER, market("buy", "10"), answer))
                .isCompletedExceptionally();

        desk.pass(Duration.ofSeconds(60));
        desk.refuses(market("buy", "0.1"));
    }

    @Test
    void ordersAtMarketAreNotOpenOnceAnswered() {
        RiskDesk desk = new RiskDesk("maxOpenOrders", "1");

        desk.passes(market("buy", "1"));
        desk.passes(market("buy", "1"));
        desk.passes(limit("buy", "90", "1"));
        desk.refuses(market("buy", "1"));
    }

    @Test
    void aRefusedOrderStillWasOneOfTheLastMinute() {
        RiskDesk desk = new RiskDesk("maxOrdersPerMinute", "1");
        CompletableFuture<String> answer = CompletableFuture.failedFuture(new BlofinOrderRejectedException(REFUSED));
        desk.pass(Duration.ofSeconds(5));
        assertThat(desk.send(Operation.TRADE_ORDER, market("buy", "1"), answer)).isCompletedExceptionally();

        desk.pass(Duration.ofMillis(59_999));
        BlofinRiskLimitException refusal = desk.refuses(market("buy", "1"));
        assertThat(refusal.retryable()).isTrue();
        assertThat(refusal.callerFault()).isFalse();
        assertThat(refusal.retryAt()).hasValue(Instant.ofEpochMilli(RiskDesk.START + 65_000));
        desk.pass(Duration.ofMillis(1));
        desk.passes(market("buy", "1"));
    }

    @Test
    void aListThatNeverFitsIsNotToBeTriedAgain() {
        RiskDesk desk = new RiskDesk("maxOrdersPerMinute", "1");

        assertThat(desk.refuses(List.of(market("buy", "1"), market("buy", "1"))).retryable())
                .isFalse();
    }

    @Property(tries = 60)
    void neverMoreThanSoManyInAnyMinute(
            @ForAll @Size(min = 20, max = 60) List<@IntRange(max = 20_000) Integer> pauses,
            @ForAll @IntRange(min = 1, max = 6) int most) {
        RiskDesk desk = new RiskDesk("maxOrdersPerMinute", most);
        List<Long> sent = new ArrayList<>();
        long now = 0;
        for (int pause : pauses) {
            desk.pass(Duration.ofMillis(pause));
            now += pause;
            CompletableFuture<String> one = desk.send(market("buy", "1"));
            if (!one.isCompletedExceptionally()) {
                sent.add(now);
            } else {
                long free = refusal(one).retryAt().orElseThrow().toEpochMilli() - RiskDesk.START;
                assertThat(free).isGreaterThan(now).isLessThanOrEqualTo(now + 60_000);
            }
        }
        for (int i = most; i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - most)).isGreaterThanOrEqualTo(60_000);
        }
        assertThat(sent).as("and no fewer than that").hasSizeGreaterThanOrEqualTo(most);
    }

    @Test
    void threadsCannotBreakALimitTogether() throws Exception {
        RiskBook book = new RiskBook(() -> 0);
        RiskLimits limits = RiskLimits.of(map("maxPosition", "100"));
        Exposure.Picture nothing = new Exposure.Picture(List.of(), List.of(), 0);
        OrderIntent order = OrderIntent.placing(0, Operation.TRADE_ORDER, market("buy", "1"));
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Integer>> counts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            counts.add(threads.submit(() -> {
                start.await();
                int passed = 0;
                for (int n = 0; n < 50; n++) {
                    RiskBook.Decision decision = book.take(
                            List.of(order),
                            limits,
                            nothing,
                            Map.of(RiskDesk.NAME, new BigDecimal("0.1")),
                            Map.of(RiskDesk.NAME, new BigDecimal("100")));
                    passed += decision.hold() == null ? 0 : 1;
                }
                return passed;
            }));
        }
        start.countDown();
        int passed = 0;
        for (Future<Integer> count : counts) {
            passed += count.get();
        }
        threads.shutdown();
        assertThat(passed).isEqualTo(10);
    }
}
