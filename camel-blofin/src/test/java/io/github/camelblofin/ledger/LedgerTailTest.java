package io.github.camelblofin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LedgerTailTest {
    private final MemoryLedger ledger = new MemoryLedger(FoldersOfLedgers.CLOCK);
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<Long> read = new ArrayList<>();
    private final LedgerTail tail = new LedgerTail(ledger, tasks::add, entry -> read.add(entry.number()), failure -> {
        throw failure;
    });

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            ledger.append(Notes.intent("c"));
        }
    }

    private void work() {
        while (!tasks.isEmpty()) {
            tasks.poll().run();
        }
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void whatIsThereComesFirstThenWhatIsAppended() {
        append(5);
        tail.startAfter(2);
        append(3);
        work();
        append(1);
        work();
        assertThat(read).isEqualTo(numbers(3, 9));
    }

    @Test
    void fromNowOnMeansWhatIsAppended() {
        append(5);
        tail.startNow();
        work();
        append(2);
        work();
        assertThat(read).isEqualTo(numbers(6, 7));
    }

    @Test
    void aReaderThatIsTooSlowReadsTheRestFromTheLedger() {
        tail.startNow();
        append(LedgerTail.MOST * 3 + 17);
        work();
        append(1);
        work();
        assertThat(read).isEqualTo(numbers(1, LedgerTail.MOST * 3 + 18));
    }

    @Test
    void afterTheEndNothingIsRead() {
        tail.startAfter(0);
        append(5);
        tail.close();
        work();
        append(1);
        work();
        assertThat(read).isEmpty();
    }
}
