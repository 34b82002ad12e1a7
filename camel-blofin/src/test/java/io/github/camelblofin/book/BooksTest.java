package io.github.camelblofin.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelblofin.model.BookView;
import io.github.camelblofin.stream.VirtualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When views of a book are delivered, and when a new snapshot is asked for, in virtual time. */
class BooksTest {
    private final VirtualLoop time = new VirtualLoop();
    private final List<BookView> views = new ArrayList<>();
    private final List<Long> resyncs = new ArrayList<>();
    private final BookModel exchange = new BookModel(3);
    private boolean busy;
    private CompletionStage<Void> delivery = CompletableFuture.completedStage(null);

    private Books books = books(new BookSettings(50, Duration.ZERO, false));

    private Books books(BookSettings settings) {
        BookOutlet outlet = new BookOutlet() {
            @Override
            public CompletionStage<Void> deliver(BookView view) {
                views.add(view);
                return delivery;
            }

            @Override
            public void resync(String instId) {
                resyncs.add(time.nanos() / 1_000_000_000);
            }

            @Override
            public void later(Runnable task) {
                time.execute(task);
            }

            @Override
            public boolean moreWaits() {
                return busy;
            }
        };
        return new Books(settings, outlet, time, time);
    }

    @AfterEach
    void leavesNoTimer() {
        books.stop();
        assertThat(time.timers()).isZero();
    }

    private void begin() {
        books.restart("A-USDT", "subscribed");
        books.take("A-USDT", exchange.snapshot(), "snapshot");
    }

    private void update() {
        books.take("A-USDT", exchange.update(), "update");
    }

    private void updateIsLost() {
        exchange.update();
    }

    private BookView newest() {
        return views.get(views.size() - 1);
    }

    @Test
    void deliversTheNewestViewOfTheChangesThatWereWaiting() {
        begin();
        for (int i = 0; i < 20; i++) {
            update();
        }
        assertThat(views).as("nothing while changes come in").isEmpty();
        time.settle();
        assertThat(views).hasSize(1);
        assertThat(newest().seqId()).isEqualTo(exchange.seqId);
    }

    @Test
    void stepsBackBehindWaitingMessagesButNotForEver() {
        begin();
        busy = true;
        time.settle();
        assertThat(views).hasSize(1);
    }

    @Test
    void deliversEveryViewWhereAskedTo() {
        books = books(new BookSettings(50, Duration.ZERO, true));
        begin();
        for (int i = 0; i < 20; i++) {
            update();
            assertThat(newest().seqId()).isEqualTo(exchange.seqId);
        }
        assertThat(views).hasSize(21);
    }

    @Test
    void keepsTheIntervalAndDeliversTheLastChange() {
        books = books(new BookSettings(50, Duration.ofMillis(250), false));
        begin();
        time.settle();
        assertThat(views).hasSize(1);
        for (int i = 0; i < 100; i++) {
            update();
            time.pass(Duration.ofMillis(10));
        }
        assertThat(views).hasSizeBetween(4, 5);
        time.pass(Duration.ofMillis(250));
        assertThat(newest().seqId()).isEqualTo(exchange.seqId);
        int before = views.size();
        time.pass(Duration.ofSeconds(5));
        assertThat(views).as("nothing without a change").hasSize(before);
    }

    @Test
    void tellsALossOnceAndBeforeAnythingLater() {
        begin();
        time.settle();
        updateIsLost();
        update();
        assertThat(newest().synced()).isFalse();
        update();
        update();
        time.settle();
        assertThat(views).hasSize(2);
        assertThat(resyncs).hasSize(1);

        begin();
        time.settle();
        assertThat(views).extracting(BookView::synced).containsExactly(true, false, true);
    }

    @Test
    void asksAgainWhenTheSnapshotDoesNotComeButWithGrowingWaits() {
        begin();
        updateIsLost();
        update();
        time.pass(Duration.ofMinutes(5));
        assertThat(resyncs).containsExactly(0L, 5L, 15L, 35L, 75L, 135L, 195L, 255L);
    }

    @Test
    void doesNotHammerWithABookThatBreaksAllTheTime() {
        for (int i = 0; i < 600; i++) {
            begin();
            updateIsLost();
            update();
            time.pass(Duration.ofMillis(100));
        }
        assertThat(resyncs).as("asked in a minute").hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void asksAtOnceAgainAfterABookWasSyncedForAWhile() {
        begin();
        updateIsLost();
        update();
        begin();
        time.pass(Duration.ofSeconds(40));
        updateIsLost();
        update();
        assertThat(resyncs).containsExactly(0L, 40L);
    }

    @Test
    void asksWhenTheSnapshotOfANewSubscriptionDoesNotCome() {
        books.restart("A-USDT", "subscribed");
        time.pass(Duration.ofSeconds(4));
        assertThat(resyncs).isEmpty();
        time.pass(Duration.ofSeconds(2));
        assertThat(resyncs).hasSize(1);
    }

    @Test
    void waitsForADeliveryThatNeedsTimeAndGoesOnWithTheNewest() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        delivery = slow;
        begin();
        time.settle();
        update();
        update();
        time.settle();
        assertThat(views).hasSize(1);
        delivery = CompletableFuture.completedStage(null);
        slow.complete(null);
        time.settle();
        assertThat(views).hasSize(2);
        assertThat(newest().seqId()).isEqualTo(exchange.seqId);
    }

    @Test
    void tellsALossThatHappensDuringADeliveryAfterIt() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        delivery = slow;
        begin();
        time.settle();
        books.restart("A-USDT", "the connection was lost");
        assertThat(views).hasSize(1);
        delivery = CompletableFuture.completedStage(null);
        slow.completeExceptionally(new IllegalStateException("the route failed"));
        time.settle();
        assertThat(newest().reason()).isEqualTo("the connection was lost");
    }

    @Test
    void keepsBooksApart() {
        begin();
        books.take("B-USDT", exchange.snapshot(), "snapshot");
        updateIsLost();
        update();
        time.settle();
        assertThat(views)
                .extracting(BookView::instId, BookView::synced)
                .contains(tuple("B-USDT", true))
                .doesNotContain(tuple("B-USDT", false));
    }
}
