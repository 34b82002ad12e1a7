package io.github.camelblofin.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was unfinished when a ledger had a certain length, so that a start need not read all of it. It also tells a ledger that was
 * cut off at its end. Sealed as the ledger is: the first line follows the ledger's line {@code through}, and the last one names how
 * many there are.
 *
 * @param through number of the last entry that it takes in
 * @param sum that entry's checksum
 */
record Snapshot(long through, String sum, List<LedgerEntry> entries) {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);

    /** Of a ledger of which nothing is known. */
    static final Snapshot NONE = new Snapshot(0, Seal.BEGINNING, List.of());

    /** Replaces the file, all of it or nothing. */
    void write(Path file, Seal seal, Disk disk) throws IOException {
        Seal.Chain chain = seal.from(sum);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] header = LedgerCodec.content(new LedgerCodec.Header(through + 1, sum, seal.algorithm()));
        LedgerCodec.write(bytes, header, chain.add(header));
        for (LedgerEntry entry : entries) {
            byte[] content = LedgerCodec.content(entry.number(), entry.time(), LedgerCodec.note(entry.note()));
            LedgerCodec.write(bytes, content, chain.add(content));
        }
        byte[] end = LedgerCodec.content(new LedgerCodec.Header(entries.size(), chain.sum(), seal.algorithm()));
        LedgerCodec.write(bytes, end, chain.add(end));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (Disk.Output out = disk.open(fresh)) {
            out.write(bytes.toByteArray());
            out.force();
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        disk.keepNames(file.getParent());
    }

    /** What the file holds; {@link #NONE} when there is none, or it is damaged: then the ledger itself is read. */
    static Snapshot read(Path file, Seal seal) {
        if (!Files.exists(file)) {
            return NONE;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return parse(new Lines(in), seal);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn(
                    "{} is damaged and left aside ({}); all of the order ledger is read instead", file, e.getMessage());
            return NONE;
        }
    }

    private static Snapshot parse(Lines lines, Seal seal) throws IOException {
        LedgerCodec.Line first = line(lines.next());
        LedgerCodec.Header header = LedgerCodec.header(first.content());
        Seal.Chain chain = seal.from(header.previous());
        List<LedgerEntry> entries = new ArrayList<>();
        follow(chain, first);
        while (true) {
            LedgerCodec.Line line = line(lines.next());
            follow(chain, line);
            LedgerCodec.Header end = end(line);
            if (end != null && end.first() == entries.size()) {
                return new Snapshot(header.first() - 1, header.previous(), List.copyOf(entries));
            }
            entries.add(LedgerCodec.entry(line.content()));
        }
    }

    private static LedgerCodec.Header end(LedgerCodec.Line line) {
        try {
            return LedgerCodec.header(line.content());
        } catch (IllegalArgumentException entry) {
            return null;
        }
    }

    private static LedgerCodec.Line line(byte[] bytes) {
        LedgerCodec.Line line = bytes == null ? null : LedgerCodec.line(bytes);
        if (line == null) {
            throw new IllegalArgumentException("a line is missing or unreadable");
        }
        return line;
    }

    private static void follow(Seal.Chain chain, LedgerCodec.Line line) {
        if (!chain.add(line.content()).equals(line.sum())) {
            throw new IllegalArgumentException("a checksum does not fit");
        }
    }
}
