package io.github.camelblofin.ledger;

import io.github.camelblofin.time.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Opens ledgers in a folder, and reads and changes their files behind their backs. */
abstract class FoldersOfLedgers {
    static final long LARGE = 1 << 20;
    static final Seal SEAL = Seal.open();
    static final WallClock CLOCK = () -> 1_700_000_000_000L;

    @org.junit.jupiter.api.io.TempDir
    Path folder;

    DurableLedger open() {
        return open(LARGE, Disk.REAL);
    }

    DurableLedger open(long maxFileBytes, Disk disk) {
        return new DurableLedger(
                FileStore.open(folder, new FileStore.Settings(SEAL, maxFileBytes, CLOCK, disk)), Runnable::run);
    }

    /** A ledger with as many entries, closed. */
    void filled(int entries) throws Exception {
        try (DurableLedger ledger = open()) {
            for (int i = 1; i <= entries; i++) {
                append(ledger, Notes.intent("c" + i));
            }
        }
    }

    static LedgerEntry append(OrderLedger ledger, LedgerNote note) throws Exception {
        return ledger.append(note).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    static List<LedgerEntry> entries(OrderLedger ledger) {
        List<LedgerEntry> all = new ArrayList<>();
        ledger.replay(all::add);
        return all;
    }

    List<Path> files() {
        return new LedgerFolder(folder)
                .segments().stream().map(LedgerFolder.Segment::file).toList();
    }

    Path file() {
        return files().get(0);
    }

    /** As if the process had died: what it knew at its end is lost. */
    void dropSnapshot() throws IOException {
        Files.deleteIfExists(new LedgerFolder(folder).snapshot());
    }

    LedgerCheck.Report verify(LedgerCheck.Known... known) {
        return LedgerCheck.folder(folder, SEAL, List.of(known));
    }
}
