package io.github.camelblofin.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads one file of a ledger and checks its chain. */
final class SegmentReader {
    private final Path file;
    private final Seal seal;
    private final Faults faults;

    /** Hears the entries. */
    @FunctionalInterface
    interface Visitor {
        /**
         * The next entry.
         *
         * @param sum its checksum
         * @return whether to read on
         */
        boolean entry(LedgerEntry entry, String sum);
    }

    /**
     * Where reading ended.
     *
     * @param position bytes up to the end of the last whole line
     * @param torn bytes after it, which a crash left
     */
    record End(long position, long torn) {}

    SegmentReader(Path file, Seal seal, Faults faults) {
        this.file = file;
        this.seal = seal;
        this.faults = faults;
    }

    /**
     * Reads the file.
     *
     * @param newest whether it is the last one, whose end may be torn
     * @return {@code null}: the visitor ended it
     */
    End read(ChainCheck check, boolean newest, Visitor visitor) {
        try (InputStream in = Files.newInputStream(file)) {
            Lines lines = new Lines(in);
            if (!header(lines.next(), check)) {
                return new End(0, Files.size(file));
            }
            return entries(lines, check, newest, visitor);
        } catch (IOException e) {
            throw new LedgerException("The order ledger cannot be read: " + file + ": " + e, e);
        }
    }

    private boolean header(byte[] bytes, ChainCheck check) {
        LedgerCodec.Line line = bytes == null ? null : LedgerCodec.line(bytes);
        if (line == null) {
            faults.found(where(1), "this is no first line of a ledger");
            return false;
        }
        LedgerCodec.Header header;
        try {
            header = LedgerCodec.header(line.content());
        } catch (IllegalArgumentException e) {
            faults.found(where(1), "this is no first line of a ledger, " + e.getMessage());
            return false;
        }
        if (!header.seal().equals(seal.algorithm())) {
            throw new LedgerException("The order ledger " + file + " is sealed with " + header.seal() + ", and "
                    + seal.algorithm() + " is configured: "
                    + (header.seal().startsWith("Hmac")
                            ? "give the file with its key"
                            : "begin a new ledger to use a key, or give none"));
        }
        check.header(line, header, where(1));
        return true;
    }

    private End entries(Lines lines, ChainCheck check, boolean newest, Visitor visitor) throws IOException {
        long good = lines.position();
        for (byte[] bytes = lines.next(); bytes != null; bytes = lines.next()) {
            // After a loss of power a file may be longer than what reached the disk; the rest of it is zero.
            if (newest && hasZero(bytes)) {
                return new End(good, Files.size(file) - good);
            }
            LedgerEntry entry = check.entry(LedgerCodec.line(bytes), where(lines.number()));
            if (entry != null && !visitor.entry(entry, check.sum())) {
                return null;
            }
            good = lines.position();
        }
        if (lines.rest().length > 0 && !newest) {
            faults.found(
                    where(lines.number() + 1), "the file ends in the middle of a line, and another file follows it");
        }
        return new End(good, lines.rest().length);
    }

    private static boolean hasZero(byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }

    private String where(int line) {
        return file + ", line " + line;
    }
}
