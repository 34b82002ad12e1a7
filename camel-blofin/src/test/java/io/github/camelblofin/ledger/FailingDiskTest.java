package io.github.camelblofin.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FailingDiskTest extends FoldersOfLedgers {
    /** Set by tests, read by the writing thread. */
    private volatile boolean full;

    private volatile boolean forceFails;
    private volatile boolean cutFails;
    private final AtomicInteger forces = new AtomicInteger();

    /** The machine's disk with faults. */
    private final Disk disk = new Disk() {
        @Override
        public Output open(Path file) throws IOException {
            Output real = REAL.open(file);
            return new Output() {
                @Override
                public void write(byte[] bytes) throws IOException {
                    if (full) {
                        real.write(Arrays.copyOf(bytes, bytes.length / 2));
                        throw new IOException("No space left on device");
                    }
                    real.write(bytes);
                }

                @Override
                public void force() throws IOException {
                    forces.incrementAndGet();
                    if (forceFails) {
                        throw new IOException("Input/output error");
                    }
                    real.force();
                }

                @Override
                public void cut(long size) throws IOException {
                    if (cutFails) {
                        throw new IOException("Input/output error");
                    }
                    real.cut(size);
                }

                @Override
                public void close() throws IOException {
                    real.close();
                }
            };
        }

        @Override
        public void keepNames(Path folder) throws IOException {
            REAL.keepNames(folder);
        }
    };

    @Test
    void aFullDiskFailsAppendsUntilThereIsRoomAgain() throws Exception {
        try (DurableLedger ledger = open(LARGE, disk)) {
            append(ledger, Notes.intent("c1"));
            full = true;
            assertThatThrownBy(() -> append(ledger, Notes.intent("c2")))
                    .hasRootCauseMessage("No space left on device")
                    .hasMessageContaining("Nothing is sent that is not written down");
            full = false;
            assertThat(append(ledger, Notes.intent("c3")).number()).isEqualTo(2);
            assertThat(entries(ledger))
                    .extracting(entry -> entry.note().clientId())
                    .containsExactly("c1", "c3");
        }
        assertThat(verify().good()).isTrue();
    }

    @Test
    void aFullDiskDoesNotSpoilTheChangeToAnotherFile() throws Exception {
        try (DurableLedger ledger = open(300, disk)) {
            append(ledger, Notes.intent("c1"));
            full = true;
            assertThatThrownBy(() -> append(ledger, Notes.intent("c2"))).hasMessageContaining("cannot be written");
            full = false;
            append(ledger, Notes.intent("c3"));
        }
        assertThat(files()).hasSize(2);
        assertThat(verify().faults()).isEmpty();
        assertThat(verify().last()).isEqualTo(2);
    }

    @Test
    void whatTheDiskDidNotConfirmEndsTheWriting() throws Exception {
        try (DurableLedger ledger = open(LARGE, disk)) {
            append(ledger, Notes.intent("c1"));
            forceFails = true;
            assertThatThrownBy(() -> append(ledger, Notes.intent("c2"))).hasRootCauseMessage("Input/output error");
            forceFails = false;
            assertThatThrownBy(() -> append(ledger, Notes.intent("c3"))).hasMessageContaining("then restart");
        }
        try (DurableLedger ledger = open(LARGE, disk)) {
            // Whether the second one reached the disk nobody knew; it was not sent.
            assertThat(append(ledger, Notes.intent("c4")).number()).isBetween(2L, 3L);
        }
        assertThat(verify().good()).isTrue();
    }

    @Test
    void aLineThatCannotBeTakenBackEndsTheWriting() throws Exception {
        try (DurableLedger ledger = open(LARGE, disk)) {
            full = true;
            cutFails = true;
            assertThatThrownBy(() -> append(ledger, Notes.intent("c1"))).hasMessageContaining("cannot be written");
            full = false;
            assertThatThrownBy(() -> append(ledger, Notes.intent("c2"))).hasMessageContaining("then restart");
        }
        cutFails = false;
        try (DurableLedger ledger = open(LARGE, disk)) {
            assertThat(append(ledger, Notes.intent("c3")).number()).isEqualTo(1);
        }
    }

    @Test
    void notesThatComeTogetherWaitForTheDiskTogether() throws Exception {
        try (DurableLedger ledger = open(LARGE, disk)) {
            forces.set(0);
            java.util.concurrent.CompletionStage<LedgerEntry> last = null;
            for (int i = 0; i < 5_000; i++) {
                last = ledger.append(Notes.intent("c" + i));
            }
            last.toCompletableFuture().get(30, java.util.concurrent.TimeUnit.SECONDS);
            assertThat(forces.get()).isLessThan(1_000);
        }
    }
}
