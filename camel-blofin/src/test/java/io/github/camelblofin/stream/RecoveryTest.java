package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.auth.FixedCredentials;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.Candle;
import io.github.camelblofin.model.Gap;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.Trade;
import io.github.camelblofin.stream.recovery.Positions;
import io.github.camelblofin.stream.recovery.Reads;
import io.github.camelblofin.stream.recovery.Recovery;
import io.github.camelblofin.stream.recovery.RecoveryPorts;
import io.github.camelblofin.stream.recovery.RecoverySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits for what, over sockets in memory and in virtual time. */
class RecoveryTest {
    private static final String KITE = "KITE-USDT";

    private final Rig rig = new Rig();
    private final List<Asked> asked = new ArrayList<>();
    /** What was heard: rows, with a star when recovered, and gaps. */
    private final List<String> heard = new ArrayList<>();

    private Duration reconcile = Duration.ZERO;
    private Positions positions = Positions.NONE;
    private Recovery recovery;
    private Subscription subscription;

    /** A read that the test answers. */
    private record Asked(Operation operation, Map<String, String> parameters, CompletableFuture<List<Object>> answer) {}

    private final Reads reads = new Reads() {
        @Override
        public CompletionStage<List<Object>> rows(
                Operation operation, Map<String, String> parameters, Predicate<Object> enough) {
            Asked question = new Asked(operation, parameters, new CompletableFuture<>());
            asked.add(question);
            return question.answer();
        }
    };

    private final StreamListener listener = new StreamListener() {
        @Override
        public CompletionStage<Void> onPush(Push push) {
            push.rows().forEach(row -> heard.add(name(row) + (push.recovered() ? "*" : "")));
            return DONE;
        }

        @Override
        public CompletionStage<Void> onGap(Gap gap) {
            heard.add("gap " + gap.lastId() + "-" + gap.firstId());
            return DONE;
        }
    };

    private static String name(Object row) {
        if (row instanceof Order order) {
            return order.orderId() + " " + order.state();
        }
        if (row instanceof Candle candle) {
            return candle.ts().toEpochMilli() / 60_000 % 100 + (candle.confirmed() ? "!" : "");
        }
        return ((Trade) row).tradeId();
    }

    private void subscribe(String channel, String... instIds) {
        RecoveryPorts ports =
                new RecoveryPorts(reads, rig.loop, rig.loop, rig.loop, rig.loop::execute, rig.streams.events());
        StreamChannel stream = StreamChannel.of(ChannelName.find(channel).orElseThrow());
        recovery = new Recovery(new RecoverySettings(stream, RowForm.TYPED, reconcile), ports, positions, listener);
        subscription = rig.subscribe(
                Rig.request(channel, List.of(instIds), new FixedCredentials(Rig.KEY), rig.loop::execute, recovery));
        rig.agree();
    }

    @AfterEach
    void close() {
        recovery.close();
        subscription.close();
        rig.close();
    }

    private void loseAndReturn() {
        rig.drop();
        rig.awaitDial(Duration.ofSeconds(70));
        rig.agree();
    }

    private Asked question() {
        assertThat(asked).as("a read").isNotEmpty();
        return asked.remove(0);
    }

    private void answer(Operation operation, Object... rows) {
        Asked question = question();
        assertThat(question.operation()).isEqualTo(operation);
        question.answer().complete(List.of(rows));
        rig.loop.settle();
    }

    private void fail() {
        Failure failure = new Failure("market/trades", null, null, "on purpose", true, false, false, null);
        question().answer().completeExceptionally(new BlofinUnavailableException(failure));
        rig.loop.settle();
    }

    private static Trade trade(int id) {
        return new Trade(
                KITE,
                Integer.toString(id),
                BigDecimal.ONE,
                BigDecimal.ONE,
                null,
                Instant.ofEpochMilli(1_700_000_000_000L),
                null);
    }

    private void pushTrade(int id) {
        rig.push(Rig.trade(KITE, id));
    }

    private static Order order(String id, String state, int filled, long updated) {
        try {
            return BlofinJson.reader(Order.class)
                    .readValue("{\"orderId\":\"" + id + "\",\"instId\":\"" + KITE + "\",\"state\":\"" + state
                            + "\",\"filledSize\":\"" + filled + "\",\"size\":\"9\",\"createTime\":\"" + time(0)
                            + "\",\"updateTime\":\"" + time(updated) + "\"}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long time(long seconds) {
        return 1_700_000_000_000L + 1_000 * seconds;
    }

    private void pushOrder(Order order) {
        rig.push(
                "{\"arg\":{\"channel\":\"orders\"},\"action\":\"update\",\"data\":[" + BlofinJson.toText(order) + "]}");
    }

    private void answerBaseline() {
        answer(Operation.TRADE_ORDERS_PENDING);
        answer(Operation.TRADE_ORDERS_HISTORY);
    }

    @Test
    void liveMessagesWaitForWhatWasMissed() {
        subscribe("trades", KITE);
        pushTrade(1);
        loseAndReturn();
        pushTrade(5);
        assertThat(heard).containsExactly("1");
        assertThat(recovery.status().waiting()).isEqualTo(1);

        answer(Operation.MARKET_TRADES, trade(5), trade(4), trade(3), trade(2), trade(1));

        pushTrade(6);
        assertThat(heard).containsExactly("1", "2*", "3*", "4*", "5*", "6");
        assertThat(recovery.status().waiting()).isZero();
        assertThat(recovery.status().recovered()).isEqualTo(4);
        assertThat(recovery.status().repeated())
                .as("trade 5, which was pushed too")
                .isEqualTo(1);
    }

    @Test
    void whatWasMissedComesEvenWhenNothingIsPushed() {
        subscribe("trades", KITE);
        pushTrade(1);
        loseAndReturn();

        answer(Operation.MARKET_TRADES, trade(2), trade(1));

        assertThat(heard).containsExactly("1", "2*");
    }

    @Test
    void aDuplicateAndALatePushSayNothingNew() {
        subscribe("orders");
        answerBaseline();
        pushOrder(order("7", "live", 0, 10));
        pushOrder(order("7", "live", 0, 10));
        pushOrder(order("7", "filled", 9, 12));
        pushOrder(order("7", "partially_filled", 3, 11));

        assertThat(heard).containsExactly("7 live", "7 filled");
        assertThat(recovery.status().repeated()).isEqualTo(2);
    }

    @Test
    void aTradeThatCannotBeReachedIsAGapBeforeTheFirstThatCan() {
        subscribe("trades", KITE);
        pushTrade(1);
        loseAndReturn();

        answer(Operation.MARKET_TRADES, trade(9), trade(8));

        assertThat(heard).containsExactly("1", "gap 1-8", "8*", "9*");
    }

    @Test
    void aFailedReadIsTriedAgainAndMeansNothing() {
        subscribe("trades", KITE);
        pushTrade(1);
        loseAndReturn();
        pushTrade(3);
        for (int seconds = 1; seconds <= 8; seconds *= 2) {
            fail();
            rig.pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(asked).isEmpty();
            rig.pass(Duration.ofMillis(1));
        }
        assertThat(heard).containsExactly("1");

        answer(Operation.MARKET_TRADES, trade(3), trade(2), trade(1));

        assertThat(heard).containsExactly("1", "2*", "3*");
        assertThat(recovery.status().failedReads()).isEqualTo(4);
    }

    @Test
    void aReadThatBloFinRefusesForGoodIsAGap() {
        subscribe("trades", KITE);
        pushTrade(1);
        loseAndReturn();
        pushTrade(3);
        question()
                .answer()
                .completeExceptionally(
                        new BlofinInvalidRequestException(Failure.local("market/trades", "no such thing")));
        rig.loop.settle();

        assertThat(heard).containsExactly("1", "gap 1-null", "3");
    }

    @Test
    void ordersGoOnAfterAWhileAndWhatWasMissedComesInItsOrder() {
        subscribe("orders");
        answerBaseline();
        pushOrder(order("7", "live", 0, 10));
        pushOrder(order("8", "live", 0, 10));
        loseAndReturn();
        pushOrder(order("7", "filled", 9, 20));
        fail();
        rig.push("pong");
        rig.passSeconds(31);
        rig.link().sent.clear();
        assertThat(heard).as("its row tells by itself how new it is").containsExactly("7 live", "8 live", "7 filled");

        while (asked.size() > 1) {
            asked.remove(0);
        }
        answer(Operation.TRADE_ORDERS_PENDING, order("8", "partially_filled", 2, 15), order("7", "live", 0, 10));
        answer(Operation.TRADE_ORDERS_HISTORY);

        assertThat(heard).containsExactly("7 live", "8 live", "7 filled", "8 partially_filled*");
    }

    @Test
    void anOrderInNeitherListIsAskedForByItsId() {
        subscribe("orders");
        answerBaseline();
        pushOrder(order("7", "live", 0, 10));
        loseAndReturn();

        answer(Operation.TRADE_ORDERS_PENDING);
        answer(Operation.TRADE_ORDERS_HISTORY);
        assertThat(asked.get(0).parameters()).containsEntry("orderId", "7").containsEntry("instId", KITE);
        answer(Operation.TRADE_ORDER_DETAIL, order("7", "canceled", 0, 20));

        assertThat(heard).containsExactly("7 live", "7 canceled*");
    }

    @Test
    void whatIsListedLateIsFoundAtTheSecondLook() {
        subscribe("orders");
        answerBaseline();
        loseAndReturn();
        answerBaseline();
        assertThat(asked).isEmpty();

        rig.passSeconds(1);
        answer(Operation.TRADE_ORDERS_PENDING);
        answer(Operation.TRADE_ORDERS_HISTORY, order("7", "filled", 9, 20));

        assertThat(heard).containsExactly("7 filled*");
        rig.passSeconds(4);
        answerBaseline();
        assertThat(asked).isEmpty();
    }

    @Test
    void aSecondLossDropsWhatTheFirstBegan() {
        subscribe("trades", KITE);
        pushTrade(1);
        loseAndReturn();
        Asked first = question();
        loseAndReturn();

        first.answer().complete(List.of(trade(2), trade(1)));
        rig.loop.settle();
        assertThat(heard).containsExactly("1");
        answer(Operation.MARKET_TRADES, trade(3), trade(2), trade(1));

        assertThat(heard).containsExactly("1", "2*", "3*");
    }

    private static Candle candle(int minute, boolean confirmed) {
        BigDecimal one = BigDecimal.ONE;
        return new Candle(Instant.ofEpochMilli(minute(minute)), one, one, one, one, one, one, one, confirmed);
    }

    private static long minute(int minute) {
        return 1_700_000_040_000L - 60_000 + 60_000L * minute;
    }

    private void pushCandle(int minute, boolean confirmed) {
        rig.push("{\"arg\":{\"channel\":\"candle1m\",\"instId\":\"" + KITE + "\"},\"data\":["
                + BlofinJson.toText(candle(minute, confirmed)) + "]}");
    }

    @Test
    void aFinishedCandleThatWasNotPushedIsReadBeforeTheNextOne() {
        subscribe("candle1m", KITE);
        pushCandle(1, true);
        pushCandle(2, false);
        pushCandle(4, true);
        String first = name(candle(1, true));
        assertThat(heard).containsExactly(first, name(candle(2, false)));

        answer(
                Operation.MARKET_CANDLES,
                candle(5, false),
                candle(4, true),
                candle(3, true),
                candle(2, true),
                candle(1, true));

        pushCandle(2, true);
        assertThat(heard)
                .containsExactly(
                        first,
                        name(candle(2, false)),
                        name(candle(2, true)) + "*",
                        name(candle(3, true)) + "*",
                        name(candle(4, true)) + "*");
    }

    @Test
    void nothingWaitsOnceItIsClosed() {
        subscribe("trades", KITE);
        pushTrade(1);
        loseAndReturn();
        pushTrade(3);

        recovery.close();
        rig.loop.settle();
        asked.get(0).answer().complete(List.of(trade(3), trade(2)));
        rig.loop.settle();

        assertThat(heard).as("neither out of order nor afterwards").containsExactly("1");
    }

    @Test
    void aPushBeforeTheConfirmationWaitsForWhatWasMissed() {
        subscribe("trades", KITE);
        pushTrade(1);
        rig.drop();
        rig.awaitDial(Duration.ofSeconds(5));
        rig.accept();
        pushTrade(5);
        rig.agreeToRequests();
        assertThat(heard).containsExactly("1");

        while (!asked.isEmpty()) {
            answer(Operation.MARKET_TRADES, trade(5), trade(4), trade(3), trade(2), trade(1));
        }

        assertThat(heard).containsExactly("1", "2*", "3*", "4*", "5*");
    }

    @Test
    void whatMayBeMissingAndThatItIsMadeUpForIsTold() {
        List<StatusKind> told = new ArrayList<>();
        rig.streams.events().listen(event -> {
            if (KITE.equals(event.instId())) {
                told.add(event.kind());
            }
        });
        subscribe("trades", KITE);
        pushTrade(1);
        loseAndReturn();
        assertThat(told).containsExactly(StatusKind.SUBSCRIBED, StatusKind.SUBSCRIBED, StatusKind.GAP);

        answer(Operation.MARKET_TRADES, trade(2), trade(1));

        assertThat(told).endsWith(StatusKind.GAP, StatusKind.RESYNCED).hasSize(4);
    }

    @Test
    void whileItIsSuspendedNothingIsRead() {
        reconcile = Duration.ofSeconds(20);
        subscribe("orders");
        answerBaseline();
        subscription.pause();
        rig.passSeconds(100);
        assertThat(asked).isEmpty();

        subscription.resume();
        rig.passSeconds(3);
        rig.agree();
        answer(Operation.TRADE_ORDERS_PENDING, order("7", "live", 0, 10));
        answer(Operation.TRADE_ORDERS_HISTORY);
        assertThat(heard).containsExactly("7 live*");
    }

    /** Fails as often as told, then has a position. */
    private static Positions unreadable(int times) {
        AtomicInteger left = new AtomicInteger(times);
        return new Positions() {
            @Override
            public String load(String instId) {
                if (left.getAndDecrement() > 0) {
                    throw new IllegalStateException("on purpose: the store is away");
                }
                return "{\"v\":1,\"time\":" + time(0) + ",\"id\":\"1\"}";
            }

            @Override
            public void save(String instId, String text) {
                // Not looked at.
            }
        };
    }

    @Test
    void messagesWaitForAPositionThatCannotBeRead() {
        positions = unreadable(2);
        subscribe("trades", KITE);
        pushTrade(4);
        assertThat(heard).isEmpty();
        rig.passSeconds(11);

        answer(Operation.MARKET_TRADES, trade(4), trade(3), trade(2), trade(1));

        assertThat(heard).containsExactly("2*", "3*", "4*");
    }

    @Test
    void aPositionThatCannotBeReadDoesNotHoldTheEnd() {
        positions = unreadable(Integer.MAX_VALUE);
        subscribe("trades", KITE);
        pushTrade(4);

        recovery.close();
        CompletionStage<Void> closing = subscription.close();
        rig.loop.settle();

        assertThat(closing.toCompletableFuture()).isCompleted();
        assertThat(heard).isEmpty();
    }
}
