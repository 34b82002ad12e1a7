package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelblofin.api.Conflation;
import io.github.camelblofin.stream.SubscriptionRequest.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private static final Delivery SMALL = new Delivery(RowForm.NONE, OverflowPolicy.BLOCK, 64, 1_000_000);

    private static Frame frame(long number) {
        return new Frame(new byte[10], null, number, 0, 0);
    }

    private static Function<Letter, CompletionStage<Void>> into(List<Letter> read) {
        return letter -> {
            read.add(letter);
            return StreamListener.DONE;
        };
    }

    @Test
    void givesEveryLetterToOneWorkerAtATimeInOrderUnderThreads() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            int total = 200_000;
            List<Long> read = new ArrayList<>();
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger overlaps = new AtomicInteger();
            Semaphore relief = new Semaphore(0);
            Mailbox mailbox = new Mailbox(
                    Backlog.of(SMALL, Conflation.NONE),
                    pool,
                    letter -> {
                        if (inside.incrementAndGet() > 1) {
                            overlaps.incrementAndGet();
                        }
                        read.add(((Frame) letter).receivedNanos);
                        inside.decrementAndGet();
                        return StreamListener.DONE;
                    },
                    relief::release);
            int most = 0;
            for (int i = 0; i < total; i++) {
                if (mailbox.put(frame(i))) {
                    most = Math.max(most, mailbox.waiting());
                    relief.acquire();
                }
            }
            await().until(() -> mailbox.waiting() == 0);
            assertThat(mailbox.close()).succeedsWithin(Duration.ofSeconds(5));
            assertThat(overlaps).hasValue(0);
            assertThat(read).hasSize(total).isSorted();
            assertThat(most).isLessThanOrEqualTo(64);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void hasNoTaskWhenThereIsNothingToDo() {
        ManualExecutor worker = new ManualExecutor();
        List<Letter> read = new ArrayList<>();
        Mailbox mailbox = new Mailbox(Backlog.of(SMALL, Conflation.NONE), worker, into(read), () -> {});
        assertThat(worker.tasks).isEmpty();
        mailbox.put(frame(1));
        mailbox.put(frame(2));
        assertThat(worker.tasks).as("one task for both").hasSize(1);
        worker.runOne();
        assertThat(read).hasSize(2);
        assertThat(worker.tasks).isEmpty();
        mailbox.put(frame(3));
        assertThat(worker.tasks).hasSize(1);
    }

    @Test
    void letsOthersOnTheExecutorAfterABatch() {
        ManualExecutor worker = new ManualExecutor();
        List<Letter> read = new ArrayList<>();
        Mailbox mailbox = new Mailbox(
                Backlog.of(new Delivery(RowForm.NONE, OverflowPolicy.BLOCK, 10_000, 1_000_000), Conflation.NONE),
                worker,
                into(read),
                () -> {});
        for (int i = 0; i < 1_000; i++) {
            mailbox.put(frame(i));
        }
        worker.runOne();
        assertThat(read.size()).isBetween(1, 999);
        assertThat(worker.tasks).hasSize(1);
    }

    @Test
    void countsWhatTheWorkerHasTakenButNotFinished() {
        ManualExecutor worker = new ManualExecutor();
        List<Integer> waiting = new ArrayList<>();
        Mailbox[] self = new Mailbox[1];
        Mailbox mailbox = new Mailbox(
                Backlog.of(SMALL, Conflation.NONE),
                worker,
                letter -> {
                    waiting.add(self[0].waiting());
                    return StreamListener.DONE;
                },
                () -> {});
        self[0] = mailbox;
        mailbox.put(frame(1));
        mailbox.put(frame(2));
        worker.runOne();
        assertThat(waiting).allSatisfy(count -> assertThat(count).isGreaterThan(0));
        assertThat(mailbox.waiting()).isZero();
    }

    @Test
    void keepsLettersWhenTheExecutorRefuses() {
        ManualExecutor worker = new ManualExecutor();
        AtomicInteger refusals = new AtomicInteger(1);
        List<Letter> read = new ArrayList<>();
        Mailbox mailbox = new Mailbox(
                Backlog.of(SMALL, Conflation.NONE),
                task -> {
                    if (refusals.getAndDecrement() > 0) {
                        throw new RejectedExecutionException("full for a moment");
                    }
                    worker.execute(task);
                },
                into(read),
                () -> {});
        mailbox.put(frame(1));
        assertThat(mailbox.waiting()).isEqualTo(1);
        mailbox.put(frame(2));
        worker.runOne();
        assertThat(read).hasSize(2);
    }

    @Test
    void newsDoNotCountAsMessages() {
        ManualExecutor worker = new ManualExecutor();
        Mailbox mailbox =
                new Mailbox(Backlog.of(SMALL, Conflation.NONE), worker, letter -> StreamListener.DONE, () -> {});
        for (int i = 0; i < 100; i++) {
            assertThat(mailbox.put(new Letter.News(new StreamEvent(SubscriptionState.STREAMING, "", 0))))
                    .isFalse();
        }
        assertThat(mailbox.waiting()).isZero();
    }

    @Test
    void closedMailboxTakesNothing() {
        ManualExecutor worker = new ManualExecutor();
        List<Letter> read = new ArrayList<>();
        Mailbox mailbox = new Mailbox(Backlog.of(SMALL, Conflation.NONE), worker, into(read), () -> {});
        CompletionStage<Void> done = mailbox.close();
        assertThat(done.toCompletableFuture()).isCompleted();
        assertThat(mailbox.put(frame(1))).isFalse();
        assertThat(worker.tasks).isEmpty();
        assertThat(read).isEmpty();
    }

    @Test
    void waitsForAReaderThatNeedsTimeWithoutAThread() {
        ManualExecutor worker = new ManualExecutor();
        List<Letter> read = new ArrayList<>();
        CompletableFuture<Void> slow = new CompletableFuture<>();
        Mailbox mailbox = new Mailbox(
                Backlog.of(SMALL, Conflation.NONE),
                worker,
                letter -> {
                    read.add(letter);
                    return read.size() == 2 ? slow : StreamListener.DONE;
                },
                () -> {});
        for (int i = 0; i < 4; i++) {
            mailbox.put(frame(i));
        }
        worker.runOne();
        assertThat(read).hasSize(2);
        assertThat(worker.tasks).isEmpty();
        assertThat(mailbox.waiting()).as("the one that is being read counts").isEqualTo(3);

        CompletionStage<Void> closing = mailbox.close();
        assertThat(closing.toCompletableFuture())
                .as("the reader has not returned")
                .isNotDone();
        slow.complete(null);
        worker.runOne();
        assertThat(closing.toCompletableFuture()).isCompleted();
        assertThat(read).as("what waited was dropped").hasSize(2);
    }
}
