package io.github.camelblofin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.model.BookLevel;
import io.github.camelblofin.model.BookState;
import io.github.camelblofin.model.BookView;
import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.stream.KeptMessages;
import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.StatusFeed;
import io.github.camelblofin.stream.StatusKind;
import io.github.camelblofin.stream.StreamChannel;
import io.github.camelblofin.stream.StreamListener;
import io.github.camelblofin.stream.Subscription;
import io.github.camelblofin.stream.SubscriptionState;
import io.github.camelblofin.stream.SubscriptionStatus;
import io.github.camelblofin.stream.VirtualLoop;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a route hears of a books channel with {@code book=full} and {@code book=delta}. */
class BookStageTest {
    private static final ChannelName BOOKS = ChannelName.find("books").orElseThrow();

    private final VirtualLoop time = new VirtualLoop();
    private final List<Push> heard = new ArrayList<>();
    private final List<String> renewed = new ArrayList<>();
    private final List<StatusKind> told = new ArrayList<>();
    private final StatusFeed events = new StatusFeed(time);
    private final BlofinConfiguration options = new BlofinConfiguration();

    private BookListener stage(BookMode mode) {
        options.setBook(mode);
        StreamListener route = push -> {
            heard.add(push);
            return StreamListener.DONE;
        };
        BookListener stage = BookStages.over(options, route, time::execute, new SyncNews(events, "books"), time, time);
        events.listen(event -> told.add(event.kind()));
        stage.onSubscribed(new Self());
        stage.onConfirmed("A-USDT");
        return stage;
    }

    private static Push push(String action, String prevSeqId, String seqId, String bid) {
        OrderBook message = new OrderBook(
                List.of(new BookLevel(new BigDecimal("11"), BigDecimal.ONE)),
                List.of(new BookLevel(new BigDecimal(bid), BigDecimal.ONE)),
                Instant.ofEpochMilli(3),
                prevSeqId,
                seqId,
                null);
        return new Push(StreamChannel.of(BOOKS), "A-USDT", action, List.of(message), null, 1, 2, 3);
    }

    private BookView view(int at) {
        return (BookView) heard.get(at).rows().get(0);
    }

    @Test
    void fullDeliversViewsOfTheDepthAskedFor() {
        options.setDepth(1);
        BookListener stage = stage(BookMode.full);
        stage.onPush(push("snapshot", "0", "1", "8"));
        stage.onPush(push("update", "1", "2", "9"));
        time.settle();
        assertThat(heard).hasSize(1);
        assertThat(heard.get(0).instId()).isEqualTo("A-USDT");
        assertThat(heard.get(0).epoch()).isEqualTo(3);
        assertThat(view(0).bids()).extracting(BookLevel::price).containsExactly(new BigDecimal("9"));
        stage.stop();
    }

    @Test
    void fullDeliversEveryViewWhereNothingMayBeLeftOut() {
        options.setOverflow(Overflow.block);
        BookListener stage = stage(BookMode.full);
        stage.onPush(push("snapshot", "0", "1", "8"));
        stage.onPush(push("update", "1", "2", "9"));
        assertThat(heard).hasSize(2);
        stage.stop();
    }

    @Test
    void fullTellsALossAsksForASnapshotAndStartsAnew() {
        BookListener stage = stage(BookMode.full);
        stage.onPush(push("snapshot", "0", "1", "8"));
        time.settle();
        stage.onPush(push("update", "2", "3", "9"));
        assertThat(renewed).containsExactly("A-USDT");
        stage.onConfirmed("A-USDT");
        stage.onPush(push("snapshot", "0", "7", "7"));
        time.settle();
        assertThat(heard).hasSize(3);
        assertThat(view(1).state()).isEqualTo(BookState.UNSYNCED);
        assertThat(view(2).bids()).extracting(BookLevel::price).containsExactly(new BigDecimal("7"));
        assertThat(told).containsExactly(StatusKind.GAP, StatusKind.RESYNCED);
        stage.stop();
        assertThat(time.timers()).isZero();
    }

    @Test
    void fullIsUnsyncedWhileTheConnectionIsLost() {
        BookListener stage = stage(BookMode.full);
        stage.onPush(push("snapshot", "0", "1", "8"));
        time.settle();
        stage.onInterrupted("A-USDT", "the socket was closed");
        stage.onInterrupted("A-USDT", "the socket was closed");
        assertThat(heard).hasSize(2);
        assertThat(view(1).reason()).isEqualTo("the socket was closed");
        stage.stop();
    }

    @Test
    void deltaPassesWhatContinuesAndTellsAHole() {
        BookListener stage = stage(BookMode.delta);
        Push snapshot = push("snapshot", "0", "1", "8");
        Push update = push("update", "1", "2", "9");
        stage.onPush(snapshot);
        stage.onPush(update);
        stage.onPush(update);
        assertThat(heard).containsExactly(snapshot, update);
        stage.onPush(push("update", "3", "4", "9"));
        stage.onPush(push("update", "4", "5", "9"));
        assertThat(heard).hasSize(3);
        assertThat(view(2).state()).isEqualTo(BookState.UNSYNCED);
        assertThat(view(2).reason()).contains("missing");
        assertThat(renewed).containsExactly("A-USDT");

        stage.onConfirmed("A-USDT");
        Push anew = push("snapshot", "0", "9", "8");
        stage.onPush(anew);
        assertThat(heard).hasSize(4).last().isEqualTo(anew);
        assertThat(told).containsExactly(StatusKind.GAP, StatusKind.RESYNCED);
        stage.onInterrupted("A-USDT", "the socket was closed");
        assertThat(view(4).reason()).isEqualTo("the socket was closed");
        stage.stop();
        assertThat(time.timers()).isZero();
    }

    @Test
    void refusesOptionsThatDoNotFit() {
        options.setBook(BookMode.full);
        BookStages.check(StreamChannel.of(BOOKS), options);
        BookStages.check(StreamChannel.of(ChannelName.find("spot/books").orElseThrow()), options);
        assertThatThrownBy(() -> BookStages.check(
                        StreamChannel.of(ChannelName.find("books5").orElseThrow()), options))
                .hasMessageContaining("book=full is for the channels books and spot/books");
        options.setDepth(0);
        assertThatThrownBy(() -> BookStages.check(StreamChannel.of(BOOKS), options))
                .hasMessageContaining("depth=0");
        options.setDepth(5);
        options.setOutput(Output.json);
        assertThatThrownBy(() -> BookStages.check(StreamChannel.of(BOOKS), options))
                .hasMessageContaining("leave out output=json");
        options.setOutput(Output.typed);
        options.setBook(BookMode.delta);
        assertThatThrownBy(() -> BookStages.check(StreamChannel.of(BOOKS), options))
                .hasMessageContaining("need book=full");
        options.setBook(BookMode.none);
        assertThatThrownBy(() -> BookStages.check(StreamChannel.of(BOOKS), options))
                .hasMessageContaining("need book=full");
    }

    /** A subscription that remembers what it was asked for. */
    private final class Self implements Subscription {
        private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

        @Override
        public CompletionStage<Void> confirmed() {
            return DONE;
        }

        @Override
        public CompletionStage<Void> pause() {
            return DONE;
        }

        @Override
        public CompletionStage<Void> resume() {
            return DONE;
        }

        @Override
        public CompletionStage<Void> close() {
            return DONE;
        }

        @Override
        public void inOrder(Supplier<CompletionStage<Void>> task) {
            throw new AssertionError("not asked for");
        }

        @Override
        public void renew(String instId) {
            renewed.add(instId);
        }

        @Override
        public KeptMessages kept() {
            throw new AssertionError("not asked for");
        }

        @Override
        public SubscriptionStatus status() {
            return new SubscriptionStatus(SubscriptionState.STREAMING, 1, 1, null, 0, 0, 0, 0);
        }
    }
}
