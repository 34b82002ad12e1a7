package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.Candle;
import io.github.camelblofin.model.Trade;
import io.github.camelblofin.stream.recovery.Positions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What waits for what. */
class RecoveryTest extends RecoveryDialogue {
    private static final String KITE = "KITE-USDT";

    /** As it is pushed, but written differently. */
    private static Trade trade(int id) {
        return new Trade(
                KITE,
                Integer.toString(id),
                new BigDecimal("7.50"),
                new BigDecimal("3.0"),
                null,
                Instant.ofEpochMilli(1_700_000_000_001L),
                null);
    }

    private void pushTrade(int id) {
        rig.push(Rig.trade(KITE, id));
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
    void rowsThatShareAnIdAndDifferAreTwoTrades() {
        subscribe("trades", KITE);
        pushTrade(2);
        pushTrade(1);
        rig.push(Rig.trade(KITE, 1).replace("\"size\":\"3\"", "\"size\":\"4\""));
        pushTrade(1);
        rig.push(Rig.trade(KITE, 1).replace("1700000000001", "1700000000002"));

        assertThat(heard).as("all but the last but one, which says nothing new").containsExactly("2", "1", "1", "1");
        assertThat(recovery.status().repeated()).isEqualTo(1);
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

    /** Fails as often as told, then has a position. */
    private static Positions unreadable(int times) {
        AtomicInteger left = new AtomicInteger(times);
        return new Positions() {
            @Override
            public String load(String instId) {
                if (left.getAndDecrement() > 0) {
                    throw new IllegalStateException("on purpose: the store is away");
                }
                return "{\"v\":1,\"time\":1700000000000,\"id\":\"1\"}";
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

    private static Trade sized(int id, String size) {
        return new Trade(
                KITE,
                Integer.toString(id),
                new BigDecimal("7.5"),
                new BigDecimal(size),
                null,
                Instant.ofEpochMilli(1_700_000_000_001L),
                null);
    }

    @Test
    void theOtherRowOfTheLastIdIsRecoveredToo() {
        subscribe("trades", KITE);
        pushTrade(1);
        loseAndReturn();

        answer(Operation.MARKET_TRADES, sized(2, "3"), sized(1, "4"), sized(1, "3"));

        assertThat(heard).as("of the two with id 1 one was pushed").containsExactly("1", "1*", "2*");
    }

    @Test
    void theOtherRowOfTheLastIdIsRecoveredOverARestart() {
        positions = stored("{\"v\":1,\"time\":1700000000001,\"id\":\"1\",\"price\":\"7.5\",\"size\":\"3\"}");
        subscribe("trades", KITE);

        answer(Operation.MARKET_TRADES, sized(2, "3"), sized(1, "4"), sized(1, "3"));

        assertThat(heard).containsExactly("1*", "2*");
    }

    private static Positions stored(String text) {
        return new Positions() {
            @Override
            public String load(String instId) {
                return text;
            }

            @Override
            public void save(String instId, String position) {
                // Not looked at.
            }
        };
    }

    private static Map<String, Object> spotRow(String id) {
        return Map.of("instId", KITE, "tradeId", id, "price", "7.5", "size", "3", "ts", "1700000000001");
    }

    @Test
    void spotTradesAreReadFromAListWhoseRowsAreNotDocumented() {
        subscribe("spot/trades", KITE);
        pushTrade(1);
        loseAndReturn();

        answer(Operation.SPOT_MARKET_TRADES, spotRow("2"), spotRow("1"));

        assertThat(heard).containsExactly("1", "2*");
    }

    @Test
    void aListOfAnotherFormIsAGap() {
        subscribe("spot/trades", KITE);
        pushTrade(1);
        loseAndReturn();
        pushTrade(5);

        answer(Operation.SPOT_MARKET_TRADES, Map.of("p", "7.5"), List.of("7.5", "3"));

        assertThat(heard).containsExactly("1", "gap 1-null", "5");
    }
}
