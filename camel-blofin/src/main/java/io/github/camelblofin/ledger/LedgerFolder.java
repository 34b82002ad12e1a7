package io.github.camelblofin.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a ledger: {@code orders-NUMBER.jsonl}, named by their first entry, a snapshot, and the lock. */
record LedgerFolder(Path path) {
    private static final Pattern NAME = Pattern.compile("orders-(\\d{12})\\.jsonl");

    /** A file of entries. */
    record Segment(long first, Path file) {}

    /** @throws LedgerException when there is something else of that name */
    static LedgerFolder made(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new LedgerException(
                    "The order ledger needs the folder " + path + ", which cannot be made (" + e
                            + "); name a folder that this process may write",
                    e);
        }
        return new LedgerFolder(path);
    }

    Path segment(long first) {
        return path.resolve(String.format(Locale.ROOT, "orders-%012d.jsonl", first));
    }

    Path snapshot() {
        return path.resolve("unfinished.jsonl");
    }

    /** The files of entries, oldest first. */
    List<Segment> segments() {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(match -> new Segment(Long.parseLong(match.group(1)), path.resolve(match.group())))
                    .sorted((a, b) -> Long.compare(a.first(), b.first()))
                    .toList();
        } catch (IOException e) {
            throw new LedgerException("The folder of the order ledger cannot be read: " + e, e);
        }
    }

    /** The files that hold the entries from a number on. */
    List<Segment> segmentsFrom(long number) {
        List<Segment> all = segments();
        int start = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).first() <= number) {
                start = i;
            }
        }
        return all.subList(start, all.size());
    }

    /**
     * Keeps others out until the channel is closed, or the process ends.
     *
     * @throws LedgerException when somebody has the ledger open
     */
    FileChannel lock() {
        try {
            FileChannel channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock == null) {
                    throw inUse(channel);
                }
                channel.truncate(0);
                String mine = "process " + ProcessHandle.current().pid();
                channel.write(ByteBuffer.wrap(mine.getBytes(StandardCharsets.UTF_8)));
                return channel;
            } catch (OverlappingFileLockException e) {
                LedgerException used = inUse(channel);
                channel.close();
                throw used;
            } catch (LedgerException | IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LedgerException("The order ledger in " + path + " cannot be locked: " + e, e);
        }
    }

    private LedgerException inUse(FileChannel channel) throws IOException {
        ByteBuffer owner = ByteBuffer.allocate(100);
        channel.read(owner, 0);
        String who = new String(owner.array(), 0, owner.position(), StandardCharsets.UTF_8);
        return new LedgerException(
                "The order ledger in " + path + " is in use by "
                        + (who.isEmpty() ? "another process" : who)
                        + ": end that one, or give each a folder of its own. Components of one process share a ledger as a bean");
    }
}
