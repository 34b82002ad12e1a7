package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** While one instrument waits for what it missed, the others of its subscription go on. */
class NeighboursTest extends RecoveryDialogue {
    private static final String KITE = "KITE-USDT";
    private static final String ROOK = "ROOK-USDT";

    private static Trade trade(String instId, int id) {
        return new Trade(
                instId,
                Integer.toString(id),
                new BigDecimal("7.5"),
                new BigDecimal("3"),
                null,
                Instant.ofEpochMilli(1_700_000_000_001L),
                null);
    }

    private void push(String instId, int id) {
        rig.push(Rig.trade(instId, id));
    }

    /** KITE's read is under way, ROOK's is answered. */
    private Asked loseKite() {
        subscribe("trades", KITE, ROOK);
        push(KITE, 1);
        push(ROOK, 101);
        loseAndReturn();
        assertThat(asked).hasSize(2);
        Asked kite = asked.remove(asked.get(0).parameters().containsValue(KITE) ? 0 : 1);
        question().answer().complete(List.of(trade(ROOK, 101)));
        rig.passSeconds(1); // the second look
        asked.clear();
        heard.clear();
        return kite;
    }

    @Test
    void messagesOfOthersDoNotWaitAtAll() {
        Asked kite = loseKite();
        long before = rig.loop.nanos();
        push(KITE, 5);
        for (int id = 102; id <= 140; id++) {
            push(ROOK, id);
        }
        assertThat(heard).as("in no time").hasSize(39).first().isEqualTo("102");
        assertThat(rig.loop.nanos()).isEqualTo(before);
        assertThat(subscription.status().waiting()).as("KITE's only").isEqualTo(1);

        rig.passSeconds(8);
        push(KITE, 6);
        kite.answer().complete(List.of(trade(KITE, 5), trade(KITE, 4), trade(KITE, 3), trade(KITE, 2), trade(KITE, 1)));
        rig.loop.settle();
        assertThat(heard.subList(39, heard.size()))
                .as("without another push")
                .containsExactly("2*", "3*", "4*", "5*", "6");
        assertThat(subscription.status().waiting()).isZero();
    }

    @Test
    void whatWaitsIsBoundedAndThenAllWait() {
        delivery = new SubscriptionRequest.Delivery(RowForm.TYPED, OverflowPolicy.BLOCK, 8, 1_000_000);
        Asked kite = loseKite();
        for (int id = 5; id < 9; id++) {
            push(KITE, id);
        }
        push(ROOK, 102);
        push(KITE, 9); // one more than half of the mailbox
        push(ROOK, 103);
        assertThat(heard).containsExactly("102");
        assertThat(subscription.status().waiting()).isEqualTo(6);

        kite.answer().complete(List.of(trade(KITE, 5), trade(KITE, 1)));
        rig.loop.settle();
        assertThat(heard).containsExactly("102", "5*", "6", "7", "8", "9", "103");
        assertThat(subscription.status().waiting()).isZero();
    }

    @Test
    void aLossBehindWhatWaitsComesAfterIt() {
        Asked kite = loseKite();
        push(KITE, 5);
        loseAndReturn();
        push(KITE, 9);
        assertThat(asked)
                .as("ROOK's; KITE's turn comes when the first read is done")
                .hasSize(1);
        question().answer().complete(List.of(trade(ROOK, 101)));
        rig.loop.settle();

        kite.answer().complete(List.of(trade(KITE, 5), trade(KITE, 4), trade(KITE, 1)));
        rig.loop.settle();
        assertThat(heard).containsExactly("4*", "5*");
        answer(Operation.MARKET_TRADES, trade(KITE, 9), trade(KITE, 8), trade(KITE, 5));

        assertThat(heard).containsExactly("4*", "5*", "8*", "9*");
    }

    @Test
    void manyLossesLeaveNothingPiledUp() {
        Asked kite = loseKite();
        push(KITE, 5);
        for (int i = 0; i < 50; i++) {
            loseAndReturn();
            asked.clear();
            rig.pass(Duration.ofSeconds(31));
            rig.link().sent.clear();
            rig.push("pong");
        }
        kite.answer().complete(List.of(trade(KITE, 5), trade(KITE, 1)));
        rig.loop.settle();

        assertThat(asked.stream().filter(read -> read.parameters().containsValue(KITE)))
                .as("one read for all losses")
                .hasSize(1);
    }

    @Test
    void theEndWaitsForNothing() {
        loseKite();
        push(KITE, 5);
        recovery.close();
        assertThat(subscription.close().toCompletableFuture()).isNotDone();
        rig.loop.settle();
        assertThat(heard).isEmpty();
    }
}
