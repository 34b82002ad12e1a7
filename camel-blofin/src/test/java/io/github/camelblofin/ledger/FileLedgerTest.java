package io.github.camelblofin.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FileLedgerTest extends FoldersOfLedgers {
    @Test
    void whatWasAppendedIsThereAfterAnotherOpening() throws Exception {
        LedgerNote odd = new LedgerNote(
                Step.ANSWER,
                null,
                null,
                null,
                Map.of("message", "two\nlines, \"quotes\", \\ and \u00e9\u4e2d\ud83d\ude00"));
        try (DurableLedger ledger = open()) {
            append(ledger, Notes.intent("c1"));
            append(ledger, odd);
        }
        try (DurableLedger ledger = open()) {
            assertThat(append(ledger, Notes.outcome("c1", "PLACED")).number()).isEqualTo(3);
            assertThat(entries(ledger))
                    .containsExactly(
                            new LedgerEntry(1, Instant.ofEpochMilli(CLOCK.millis()), Notes.intent("c1")),
                            new LedgerEntry(2, Instant.ofEpochMilli(CLOCK.millis()), odd),
                            new LedgerEntry(3, Instant.ofEpochMilli(CLOCK.millis()), Notes.outcome("c1", "PLACED")));
        }
        assertThat(verify().good()).isTrue();
    }

    @Test
    void notesThatCameTogetherKeepTheirOrder() throws Exception {
        List<Long> followed = new ArrayList<>();
        try (DurableLedger ledger = open()) {
            ledger.follow(entry -> followed.add(entry.number()));
            List<CompletableFuture<LedgerEntry>> all = new ArrayList<>();
            for (int i = 1; i <= 5_000; i++) {
                all.add(ledger.append(Notes.intent("c" + i)).toCompletableFuture());
            }
            for (int i = 1; i <= 5_000; i++) {
                LedgerEntry entry = all.get(i - 1).get(30, TimeUnit.SECONDS);
                assertThat(entry.number()).isEqualTo(i);
                assertThat(entry.note().clientId()).isEqualTo("c" + i);
            }
        }
        assertThat(followed).hasSize(5_000).isSorted();
    }

    @Test
    void aLineThatACrashToreIsCutOff() throws Exception {
        filled(3);
        dropSnapshot();
        byte[] whole = Files.readAllBytes(file());
        int lastLine = new String(whole, StandardCharsets.UTF_8).lastIndexOf("{\"n\":3");
        for (int size = lastLine; size < whole.length; size += 13) {
            Files.write(file(), java.util.Arrays.copyOf(whole, size));
            dropSnapshot();
            try (DurableLedger ledger = open()) {
                assertThat(entries(ledger)).as("cut at %d", size).hasSize(2);
                assertThat(append(ledger, Notes.intent("again")).number()).isEqualTo(3);
            }
            assertThat(verify().good()).as("cut at %d", size).isTrue();
        }
    }

    @Test
    void zerosThatALossOfPowerLeftAreCutOff() throws Exception {
        filled(2);
        Files.write(file(), new byte[4_096], StandardOpenOption.APPEND);
        Files.writeString(file(), "e\":\"end of a line\"}\n", StandardOpenOption.APPEND);
        try (DurableLedger ledger = open()) {
            assertThat(append(ledger, Notes.intent("c3")).number()).isEqualTo(3);
            assertThat(entries(ledger)).hasSize(3);
        }
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void anotherProcessOrComponentIsKeptOut() throws Exception {
        try (DurableLedger ledger = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining("a folder of its own");
            append(ledger, Notes.intent("c1"));
        }
        open().close();
    }

    @Test
    void aFullFileIsFollowedByAnotherOne() throws Exception {
        try (DurableLedger ledger = open(2_000, Disk.REAL)) {
            for (int i = 1; i <= 100; i++) {
                append(ledger, Notes.intent("c" + i));
            }
            assertThat(files()).hasSizeGreaterThan(5);
            assertThat(entries(ledger)).hasSize(100);
            List<Long> some = new ArrayList<>();
            ledger.replayFrom(57, entry -> some.add(entry.number()));
            assertThat(some).hasSize(44).startsWith(57L).isSorted();
        }
        assertThat(verify()).matches(LedgerCheck.Report::good).matches(report -> report.last() == 100);
        // What is archived may go, oldest first.
        Files.delete(file());
        assertThat(verify()).matches(LedgerCheck.Report::good).matches(report -> report.first() > 1);
        try (DurableLedger ledger = open(2_000, Disk.REAL)) {
            assertThat(append(ledger, Notes.intent("c101")).number()).isEqualTo(101);
        }
    }

    @Test
    void aFileThatWasBegunInACrashIsBegunAgain() throws Exception {
        filled(3);
        Files.writeString(new LedgerFolder(folder).segment(4), "{\"format\":\"blofin-led");
        try (DurableLedger ledger = open()) {
            assertThat(append(ledger, Notes.intent("c4")).number()).isEqualTo(4);
        }
        assertThat(files()).hasSize(1);
        assertThat(verify().good()).isTrue();
    }

    @Test
    void anAppendAfterTheEndFails() throws Exception {
        DurableLedger ledger = open();
        ledger.close();
        ledger.close();
        assertThatThrownBy(() -> append(ledger, Notes.intent("c1")))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aFileInItsPlaceIsRefused() throws Exception {
        folder = Files.writeString(folder.resolve("file"), "text");
        assertThatThrownBy(this::open).hasMessageContaining("name a folder that this process may write");
    }
}
