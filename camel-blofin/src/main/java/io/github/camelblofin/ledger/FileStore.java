package io.github.camelblofin.ledger;

import io.github.camelblofin.time.WallClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ledger in the files of a folder. A write that fails is cut off again; where that fails too, or the disk did not confirm what it
 * was given, nothing is written any more until the ledger is opened anew, since nobody knows what is on the disk.
 */
final class FileStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);

    private final LedgerFolder folder;
    private final Settings settings;
    private final FileChannel lock;
    /** Guarded by itself. */
    private final Unfinished unfinished;
    /** Number of the last durable entry; written by the writing thread. */
    private volatile long durable;
    /** Owned by the writing thread, as are all fields below. */
    private Disk.Output output;

    private Seal.Chain chain;
    /** Size of the file, as far as it is durable. */
    private long size;
    /** Why nothing can be written any more; {@code null}: it can. */
    private IOException broken;

    /**
     * How to keep it.
     *
     * @param maxFileBytes size from which on a new file is begun
     */
    record Settings(Seal seal, long maxFileBytes, WallClock clock, Disk disk) {}

    /** What was found at the opening. */
    record Found(long last, String sum, LedgerFolder.Segment newest, SegmentReader.End end, Unfinished unfinished) {}

    private FileStore(LedgerFolder folder, Settings settings, FileChannel lock, Found found) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.lock = lock;
        this.unfinished = found.unfinished();
        this.durable = found.last();
        this.chain = settings.seal().from(found.sum());
        if (found.newest() == null) {
            begin();
        } else {
            this.output = settings.disk().open(found.newest().file());
            this.size = found.end().position();
            if (found.end().torn() > 0) {
                LOG.warn(
                        "The order ledger ends in the middle of a line, as after a crash: {} bytes that were never confirmed"
                                + " are cut off {}",
                        found.end().torn(),
                        found.newest().file());
                output.cut(size);
                output.force();
            }
        }
    }

    /** @throws LedgerException when it cannot be opened; says why */
    static FileStore open(Path path, Settings settings) {
        LedgerFolder folder = LedgerFolder.made(path);
        FileChannel lock = folder.lock();
        try {
            return new FileStore(folder, settings, lock, new LedgerStart(folder, settings.seal()).find());
        } catch (IOException e) {
            close(lock);
            throw new LedgerException("The order ledger in " + path + " cannot be written: " + e, e);
        } catch (RuntimeException e) {
            close(lock);
            throw e;
        }
    }

    @Override
    public List<LedgerEntry> write(List<Written> notes) {
        if (broken != null) {
            throw new LedgerException(
                    "The order ledger in " + folder.path() + " takes no entries since its disk failed (" + broken
                            + "). Nothing is sent that is not written down. Make the disk work, then restart",
                    broken);
        }
        try {
            if (size >= settings.maxFileBytes()) {
                rotate();
            }
            return append(notes);
        } catch (IOException e) {
            throw new LedgerException(
                    "The order ledger in " + folder.path() + " cannot be written (" + e
                            + "). Nothing is sent that is not written down",
                    e);
        }
    }

    private List<LedgerEntry> append(List<Written> notes) throws IOException {
        String before = chain.sum();
        Instant now = settings.clock().instant();
        List<LedgerEntry> entries = new ArrayList<>(notes.size());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(notes.size() * 512);
        for (Written note : notes) {
            LedgerEntry entry = new LedgerEntry(durable + entries.size() + 1, now, note.note());
            byte[] content = LedgerCodec.content(entry.number(), now, note.json());
            LedgerCodec.write(bytes, content, chain.add(content));
            entries.add(entry);
        }
        try {
            output.write(bytes.toByteArray());
        } catch (IOException e) {
            chain.jumpTo(before);
            cutBack(e);
            throw e;
        }
        force();
        size += bytes.size();
        durable = entries.get(entries.size() - 1).number();
        synchronized (unfinished) {
            entries.forEach(unfinished::add);
        }
        return entries;
    }

    private void cutBack(IOException cause) {
        try {
            output.cut(size);
            output.force();
        } catch (IOException e) {
            e.addSuppressed(cause);
            broken = e;
        }
    }

    /** After a failure the system may have dropped what was to be written, and says so only once. */
    private void force() throws IOException {
        try {
            output.force();
        } catch (IOException e) {
            broken = e;
            throw e;
        }
    }

    /** A new file follows the one that is full. */
    private void rotate() throws IOException {
        snapshot();
        Disk.Output full = output;
        long fullSize = size;
        try {
            begin();
        } catch (IOException e) {
            output = full;
            size = fullSize;
            throw e;
        }
        full.close();
    }

    private void begin() throws IOException {
        Path file = folder.segment(durable + 1);
        // A try before this one, which failed, may have left it.
        Files.deleteIfExists(file);
        Disk.Output fresh = settings.disk().open(file);
        String previous = chain.sum();
        try {
            byte[] header = LedgerCodec.content(new LedgerCodec.Header(
                    durable + 1, previous, settings.seal().algorithm()));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            LedgerCodec.write(bytes, header, chain.add(header));
            fresh.write(bytes.toByteArray());
            fresh.force();
            settings.disk().keepNames(folder.path());
            output = fresh;
            size = bytes.size();
        } catch (IOException e) {
            chain.jumpTo(previous);
            fresh.close();
            throw e;
        }
    }

    private void snapshot() {
        try {
            new Snapshot(durable, chain.sum(), unfinished()).write(folder.snapshot(), settings.seal(), settings.disk());
        } catch (IOException e) {
            LOG.warn("{} cannot be written; the next start reads more of the order ledger", folder.snapshot(), e);
        }
    }

    @Override
    public void read(long from, Consumer<LedgerEntry> reader) {
        long through = durable;
        if (from > through) {
            return;
        }
        List<LedgerFolder.Segment> segments = folder.segmentsFrom(from);
        ChainCheck check = new ChainCheck(settings.seal(), 0, Seal.BEGINNING, Faults.REFUSED);
        for (LedgerFolder.Segment segment : segments) {
            boolean newest = segment.equals(segments.get(segments.size() - 1));
            new SegmentReader(segment.file(), settings.seal(), Faults.REFUSED).read(check, newest, (entry, sum) -> {
                if (entry.number() >= from && entry.number() <= through) {
                    reader.accept(entry);
                }
                return entry.number() < through;
            });
            if (check.next() > through) {
                return;
            }
        }
    }

    @Override
    public List<LedgerEntry> unfinished() {
        synchronized (unfinished) {
            return unfinished.entries();
        }
    }

    @Override
    public void close() {
        if (broken == null) {
            snapshot();
        }
        try {
            output.close();
        } catch (IOException e) {
            LOG.warn("Closing the order ledger failed; what it confirmed is on the disk", e);
        }
        close(lock);
    }

    private static void close(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("The lock of the order ledger cannot be given back before the process ends", e);
        }
    }
}
