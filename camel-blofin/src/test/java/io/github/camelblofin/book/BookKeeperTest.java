package io.github.camelblofin.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.book.BookKeeper.Outcome;
import io.github.camelblofin.model.BookLevel;
import io.github.camelblofin.model.BookState;
import io.github.camelblofin.model.BookView;
import io.github.camelblofin.model.OrderBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BookKeeperTest {
    private static final int ALL = Integer.MAX_VALUE;

    private final BookKeeper keeper = new BookKeeper("A-USDT");

    private static BookLevel level(String price, String size) {
        return new BookLevel(new BigDecimal(price), new BigDecimal(size));
    }

    private static OrderBook message(String prevSeqId, String seqId, List<BookLevel> bids, List<BookLevel> asks) {
        return new OrderBook(asks, bids, Instant.ofEpochMilli(7), prevSeqId, seqId, null);
    }

    private void snapshot(String seqId) {
        keeper.take(
                message("0", seqId, List.of(level("9", "1"), level("8", "2")), List.of(level("11", "3"))), "snapshot");
    }

    @Test
    void buildsTheBookFromASnapshotAndItsUpdates() {
        snapshot("10");
        assertThat(keeper.take(
                        message("10", "13", List.of(level("9.5", "4"), level("8.0", "0")), List.of(level("10.5", "5"))),
                        "update"))
                .isEqualTo(Outcome.CHANGED);
        BookView view = keeper.view(ALL);
        assertThat(view.state()).isEqualTo(BookState.SYNCED);
        assertThat(view.bids()).containsExactly(level("9.5", "4"), level("9", "1"));
        assertThat(view.asks()).containsExactly(level("10.5", "5"), level("11", "3"));
        assertThat(view.seqId()).isEqualTo(13);
        assertThat(view.spread())
                .hasValueSatisfying(spread -> assertThat(spread).isEqualByComparingTo("1"));
        assertThat(view.mid()).hasValueSatisfying(mid -> assertThat(mid).isEqualByComparingTo("10"));
        assertThat(keeper.view(1).bids()).containsExactly(level("9.5", "4"));
    }

    @Test
    void aMissingUpdateMakesTheBookUnknown() {
        snapshot("10");
        assertThat(keeper.take(message("11", "12", List.of(level("9", "7")), List.of()), "update"))
                .isEqualTo(Outcome.LOST);
        BookView view = keeper.view(ALL);
        assertThat(view.state()).isEqualTo(BookState.UNSYNCED);
        assertThat(view.bids()).isEmpty();
        assertThat(view.asks()).isEmpty();
        assertThat(view.reason()).contains("missing").contains("12");
        assertThat(keeper.take(message("12", "13", List.of(), List.of()), "update"))
                .as("until a snapshot comes")
                .isEqualTo(Outcome.IGNORED);
        snapshot("20");
        assertThat(keeper.view(ALL).synced()).isTrue();
        assertThat(keeper.view(ALL).bids()).hasSize(2);
    }

    @Test
    void aDuplicatedUpdateChangesNothing() {
        snapshot("10");
        OrderBook update = message("10", "11", List.of(level("9", "7")), List.of());
        keeper.take(update, "update");
        keeper.take(message("11", "12", List.of(level("9", "8")), List.of()), "update");
        assertThat(keeper.take(update, "update")).isEqualTo(Outcome.IGNORED);
        assertThat(keeper.view(ALL).bids().get(0)).isEqualTo(level("9", "8"));
        assertThat(keeper.ignored()).isEqualTo(1);
    }

    @Test
    void reorderedUpdatesMakeTheBookUnknown() {
        snapshot("10");
        assertThat(keeper.take(message("11", "12", List.of(), List.of()), "update"))
                .isEqualTo(Outcome.LOST);
        assertThat(keeper.take(message("10", "11", List.of(), List.of()), "update"))
                .isEqualTo(Outcome.IGNORED);
        assertThat(keeper.synced()).isFalse();
    }

    @Test
    void aSnapshotThatComesTwiceDoesNotTurnTheBookBack() {
        snapshot("10");
        keeper.take(message("10", "11", List.of(level("9", "7")), List.of()), "update");
        snapshot("10");
        assertThat(keeper.view(ALL).bids().get(0)).isEqualTo(level("9", "7"));
        keeper.take(message("12", "13", List.of(), List.of()), "update");
        snapshot("10");
        assertThat(keeper.synced()).as("an old snapshot after a gap").isFalse();
    }

    @Test
    void anOldBookIsNotMergedIntoANewSnapshot() {
        snapshot("10");
        assertThat(keeper.restart("the connection was lost")).isEqualTo(Outcome.LOST);
        assertThat(keeper.view(ALL).reason()).isEqualTo("the connection was lost");
        keeper.take(message("0", "5", List.of(level("1", "1")), List.of(level("2", "1"))), "snapshot");
        assertThat(keeper.view(ALL).bids()).containsExactly(level("1", "1"));
        assertThat(keeper.view(ALL).asks()).containsExactly(level("2", "1"));
    }

    @Test
    void aCrossedBookIsNeverShown() {
        snapshot("10");
        assertThat(keeper.take(message("10", "11", List.of(level("11.0", "1")), List.of()), "update"))
                .isEqualTo(Outcome.LOST);
        assertThat(keeper.view(ALL).synced()).isFalse();
        assertThat(keeper.view(ALL).reason()).contains("crossed");
        assertThat(keeper.take(message("11", "12", List.of(), List.of()), "update"))
                .isEqualTo(Outcome.IGNORED);
    }

    @Test
    void anUpdateWithoutSequenceIdsCannotBeTrusted() {
        snapshot("10");
        assertThat(keeper.take(message(null, null, List.of(), List.of()), "update"))
                .isEqualTo(Outcome.LOST);
        snapshot("11");
        assertThat(keeper.take(message("x", "12", List.of(), List.of()), "update"))
                .isEqualTo(Outcome.LOST);
    }

    @Test
    void anUpdateWithoutChangesContinuesTheSequence() {
        snapshot("10");
        assertThat(keeper.take(message("10", "10", List.of(), List.of()), "update"))
                .isEqualTo(Outcome.CHANGED);
        assertThat(keeper.take(message("10", "11", List.of(), List.of()), "update"))
                .isEqualTo(Outcome.CHANGED);
    }

    @Test
    void holdsMoreThan200Levels() {
        List<BookLevel> bids = new ArrayList<>();
        for (int i = 1; i <= 1_000; i++) {
            bids.add(level(String.valueOf(i), "1"));
        }
        keeper.take(message("0", "1", bids, List.of(level("1001", "1"))), "snapshot");
        assertThat(keeper.sizes()).containsExactly(1_000, 1);
        assertThat(keeper.view(ALL).bids().get(0).price()).isEqualByComparingTo("1000");
        assertThat(keeper.view(ALL).bids().get(999).price()).isEqualByComparingTo("1");
    }

    @Test
    void aViewStaysAsItIs() {
        snapshot("10");
        BookView kept = keeper.view(ALL);
        keeper.take(message("10", "11", List.of(level("9", "0")), List.of()), "update");
        keeper.restart("gone");
        assertThat(kept.bids()).containsExactly(level("9", "1"), level("8", "2"));
        assertThatThrownBy(() -> kept.bids().add(level("1", "1"))).isInstanceOf(UnsupportedOperationException.class);
    }

    /** Whatever is left out, doubled, swapped or repeated: a synced book is the exchange's, and it is never crossed. */
    @Property(tries = 300)
    void aSyncedBookIsTheExchangesWhateverHappensOnTheWay(@ForAll long seed) {
        Random faults = new Random(seed);
        BookModel exchange = new BookModel(seed);
        OrderBook first = exchange.snapshot();
        keeper.restart("a try of its own");
        keeper.take(first, "snapshot");
        List<OrderBook> sent = new ArrayList<>();
        int synced = 0;
        for (int step = 0; step < 200; step++) {
            OrderBook update = exchange.update();
            sent.add(update);
            switch (faults.nextInt(12)) {
                case 0 -> { // lost
                }
                case 1 -> {
                    keeper.take(update, "update");
                    keeper.take(sent.get(faults.nextInt(sent.size())), "update");
                }
                case 2 -> {
                    OrderBook later = exchange.update();
                    keeper.take(later, "update");
                    keeper.take(update, "update");
                }
                case 3 -> {
                    keeper.take(update, "update");
                    keeper.take(first, "snapshot");
                }
                default -> keeper.take(update, "update");
            }
            if (!keeper.synced() && faults.nextBoolean()) {
                keeper.restart("subscribed again");
                first = exchange.snapshot();
                keeper.take(first, "snapshot");
            }
            BookView view = keeper.view(ALL);
            if (view.synced() && view.seqId() == exchange.seqId) {
                synced++;
                assertThat(BookModel.text(view.bids()))
                        .as("bids, seed %d", seed)
                        .isEqualTo(exchange.bidText());
                assertThat(BookModel.text(view.asks()))
                        .as("asks, seed %d", seed)
                        .isEqualTo(exchange.askText());
            }
        }
        assertThat(synced).as("synced steps, seed %d", seed).isGreaterThan(50);
    }
}
