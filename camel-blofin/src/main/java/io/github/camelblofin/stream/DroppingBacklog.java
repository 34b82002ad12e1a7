package io.github.camelblofin.stream;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Drops the messages that have waited longest while there are too many; the newest always stays. Never full. The message
 * behind a gap says how many were dropped.
 */
final class DroppingBacklog implements Backlog {
    private final ArrayDeque<Letter> letters = new ArrayDeque<>();
    private final Fill fill;
    private long dropped;
    /** Dropped since a message was taken. */
    private int gap;

    DroppingBacklog(Fill fill) {
        this.fill = fill;
    }

    @Override
    public void add(Letter letter, int taken, long takenBytes) {
        letters.add(letter);
        fill.add(letter);
        while (fill.messages() > 1 && fill.over(taken, takenBytes)) {
            dropOldest();
        }
    }

    private void dropOldest() {
        for (Iterator<Letter> all = letters.iterator(); all.hasNext(); ) {
            Letter letter = all.next();
            if (letter instanceof Frame) {
                all.remove();
                fill.remove(letter);
                dropped++;
                gap++;
                return;
            }
        }
    }

    @Override
    public Letter poll() {
        Letter letter = letters.poll();
        if (letter != null) {
            fill.remove(letter);
        }
        if (letter instanceof Frame frame && gap > 0) {
            int before = gap;
            gap = 0;
            return frame.behind(before);
        }
        return letter;
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    public int size() {
        return fill.messages();
    }

    @Override
    public boolean isEmpty() {
        return letters.isEmpty();
    }

    @Override
    public void clear() {
        letters.clear();
        fill.clear();
    }

    @Override
    public boolean full(int taken, long takenBytes) {
        return false;
    }

    @Override
    public boolean roomy(int taken, long takenBytes) {
        return true;
    }

    @Override
    public long dropped() {
        return dropped;
    }
}
