package io.github.camelblofin.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the end of a ledger of files, and what is unfinished. Reads from the snapshot on, and checks what it reads: damage is
 * refused, but for a torn end.
 */
final class LedgerStart {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerStart.class);
    /** No first line is longer. */
    private static final int LONGEST_HEADER = 1_024;

    private final LedgerFolder folder;
    private final Seal seal;

    LedgerStart(LedgerFolder folder, Seal seal) {
        this.folder = folder;
        this.seal = seal;
    }

    FileStore.Found find() throws IOException {
        dropTornBeginning();
        Snapshot snapshot = Snapshot.read(folder.snapshot(), seal);
        Unfinished unfinished = new Unfinished();
        snapshot.entries().forEach(unfinished::add);
        List<LedgerFolder.Segment> segments = folder.segmentsFrom(snapshot.through() + 1);
        ChainCheck check = new ChainCheck(seal, 0, Seal.BEGINNING, Faults.REFUSED);
        SegmentReader.End end = null;
        LedgerFolder.Segment newest = null;
        for (LedgerFolder.Segment segment : segments) {
            newest = segment;
            boolean last = segment.equals(segments.get(segments.size() - 1));
            end = new SegmentReader(segment.file(), seal, Faults.REFUSED).read(check, last, (entry, sum) -> {
                if (entry.number() > snapshot.through()) {
                    unfinished.add(entry);
                } else if (entry.number() == snapshot.through() && !sum.equals(snapshot.sum())) {
                    Faults.REFUSED.found(
                            segment.file().toString(),
                            "entry " + entry.number()
                                    + " is not the one that was there when the ledger was last closed");
                }
                return true;
            });
        }
        long last = Math.max(0, check.next() - 1);
        if (last < snapshot.through()) {
            Faults.REFUSED.found(
                    folder.path().toString(),
                    "it ends with entry " + last + ", but had " + snapshot.through()
                            + " when it was last closed: the end was cut off");
        }
        return new FileStore.Found(last, check.sum(), newest, end, unfinished);
    }

    /** A crash while a new file was begun; it has no entry yet. */
    private void dropTornBeginning() throws IOException {
        List<LedgerFolder.Segment> segments = folder.segments();
        if (segments.isEmpty()) {
            return;
        }
        Path newest = segments.get(segments.size() - 1).file();
        if (Files.size(newest) > LONGEST_HEADER) {
            return;
        }
        for (byte one : Files.readAllBytes(newest)) {
            if (one == '\n') {
                return;
            }
        }
        LOG.warn("{} has no whole first line, as after a crash; it held no entry and is removed", newest);
        Files.delete(newest);
    }
}
