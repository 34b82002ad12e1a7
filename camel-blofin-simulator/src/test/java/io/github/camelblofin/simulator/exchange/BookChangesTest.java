package io.github.camelblofin.simulator.exchange;

import static io.github.camelblofin.simulator.exchange.Pit.BTC;
import static io.github.camelblofin.simulator.exchange.Pit.buy;
import static io.github.camelblofin.simulator.exchange.Pit.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.simulator.exchange.model.BookChange;
import io.github.camelblofin.simulator.exchange.model.BookLevel;
import io.github.camelblofin.simulator.exchange.model.BookView;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BookChangesTest {

    private final Pit pit = new Pit();
    private final List<BookChange> changes = new ArrayList<>();

    BookChangesTest() {
        pit.exchange.addListener(new ExchangeListener() {
            @Override
            public void onBookChange(BookChange change) {
                changes.add(change);
            }
        });
    }

    @Test
    void nothingChangedThenNothingTold() {
        pit.exchange.flushBooks();

        assertThat(changes).isEmpty();
    }

    @Test
    void severalOrdersThenOneChangeWithSizesAsTheyAreNow() {
        pit.placed("alice", buy("19000", "1"));
        pit.placed("alice", buy("19000", "2"));
        pit.placed("alice", sell("21000", "4"));
        pit.exchange.flushBooks();

        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).bids())
                .containsExactly(new BookLevel(new BigDecimal("19000.0"), new BigDecimal("3.0")));
        assertThat(changes.get(0).asks()).hasSize(1);
    }

    @Test
    void levelEmptiedThenSizeZero() {
        OrderView order = pit.placed("alice", buy("19000", "1"));
        pit.exchange.flushBooks();
        pit.exchange.cancel("alice", null, order.orderId(), null);
        pit.exchange.flushBooks();

        assertThat(changes.get(1).bids().get(0).size()).isZero();
    }

    @Test
    void consecutiveFlushesThenSequenceIsContinued() {
        BookView snapshot = pit.exchange.bookSnapshot(BTC);
        for (int i = 0; i < 3; i++) {
            pit.placed("alice", buy("19000", "1"));
            pit.exchange.flushBooks();
        }

        assertThat(changes.get(0).prevSeqId()).isEqualTo(snapshot.seqId());
        assertThat(changes.get(1).prevSeqId()).isEqualTo(changes.get(0).seqId());
        assertThat(changes.get(2).prevSeqId()).isEqualTo(changes.get(1).seqId());
        assertThat(changes.get(2).seqId()).isGreaterThan(changes.get(2).prevSeqId());
    }

    @Test
    void snapshotBetweenFlushesThenPendingChangesGoFirst() {
        pit.placed("alice", buy("19000", "1"));
        BookView snapshot = pit.exchange.bookSnapshot(BTC);
        pit.placed("alice", buy("19001", "1"));
        pit.exchange.flushBooks();

        assertThat(changes).hasSize(2);
        assertThat(changes.get(0).seqId()).isEqualTo(snapshot.seqId());
        assertThat(changes.get(1).prevSeqId()).isEqualTo(snapshot.seqId());
        assertThat(changes.get(1).bids())
                .extracting(level -> level.price().intValue())
                .containsExactly(19001);
    }

    @Test
    void deepChangeThenTopFiveIsNotTouched() {
        for (int i = 0; i < 6; i++) {
            pit.placed("alice", buy(Integer.toString(19000 + i), "1"));
        }
        pit.exchange.flushBooks();
        pit.placed("alice", buy("19000", "1"));
        pit.exchange.flushBooks();
        pit.placed("alice", buy("19005", "1"));
        pit.exchange.flushBooks();

        assertThat(changes).extracting(BookChange::topFiveChanged).containsExactly(true, false, true);
    }

    @Test
    void liveMarketThenReplayedChangesEqualTheBook() {
        Pit live = new Pit(Pit.settings().withActivity(1));
        Replica replica = new Replica();
        live.exchange.addListener(replica);
        live.exchange.step();
        replica.start(live.exchange.bookSnapshot(BTC));
        for (int i = 0; i < 2_000; i++) {
            live.now += 50;
            live.exchange.step();
            if (i % 2 == 0) {
                live.exchange.flushBooks();
            }
        }
        live.exchange.flushBooks();
        BookView book = live.exchange.book(BTC, Integer.MAX_VALUE);

        assertThat(replica.levels(Side.SELL)).isEqualTo(book.asks());
        assertThat(replica.levels(Side.BUY)).isEqualTo(book.bids());
        assertThat(replica.sequence).isEqualTo(book.seqId());
    }

    /** A reader of the books channel. */
    private static final class Replica implements ExchangeListener {
        private final TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
        private final TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>(java.util.Comparator.reverseOrder());
        private long sequence = -1;

        void start(BookView snapshot) {
            snapshot.asks().forEach(level -> asks.put(level.price(), level.size()));
            snapshot.bids().forEach(level -> bids.put(level.price(), level.size()));
            sequence = snapshot.seqId();
        }

        @Override
        public void onBookChange(BookChange change) {
            if (sequence < 0 || !change.instId().equals(BTC)) {
                return;
            }
            assertThat(change.prevSeqId()).isEqualTo(sequence);
            sequence = change.seqId();
            change.asks().forEach(level -> apply(asks, level));
            change.bids().forEach(level -> apply(bids, level));
        }

        private static void apply(Map<BigDecimal, BigDecimal> side, BookLevel level) {
            if (level.size().signum() == 0) {
                side.remove(level.price());
            } else {
                side.put(level.price(), level.size());
            }
        }

        List<BookLevel> levels(Side side) {
            List<BookLevel> levels = new ArrayList<>();
            (side == Side.SELL ? asks : bids).forEach((price, size) -> levels.add(new BookLevel(price, size)));
            return levels;
        }
    }
}
