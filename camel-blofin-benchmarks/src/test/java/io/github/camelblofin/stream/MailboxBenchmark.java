package io.github.camelblofin.stream;

import io.github.camelblofin.api.Conflation;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What handing a message from the loop to the worker costs, with a mailbox that is often full. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MailboxBenchmark {
    private static final int MESSAGES = 100_000;

    private final Semaphore relief = new Semaphore(0);
    private final Semaphore last = new Semaphore(0);
    private final Frame frame = SampleFrames.frame(SampleFrames.bytes("trades"));
    private ExecutorService worker;
    private Mailbox mailbox;
    /** Owner: the worker. */
    private int read;

    @Setup
    public void open() {
        worker = Executors.newSingleThreadExecutor();
        mailbox = new Mailbox(
                Backlog.of(
                        new SubscriptionRequest.Delivery(RowForm.NONE, OverflowPolicy.BLOCK, 1_000, 1 << 26),
                        Conflation.NONE),
                worker,
                letter -> {
                    if (++read % MESSAGES == 0) {
                        last.release();
                    }
                    return StreamListener.DONE;
                },
                relief::release);
    }

    @TearDown
    public void close() {
        worker.shutdownNow();
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void handOver() throws InterruptedException {
        for (int i = 0; i < MESSAGES; i++) {
            if (mailbox.put(frame)) {
                relief.acquire();
            }
        }
        last.acquire();
    }
}
