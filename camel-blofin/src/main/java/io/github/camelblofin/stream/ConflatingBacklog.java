package io.github.camelblofin.stream;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Lets a message take the place of the last one of its instrument that waits, as the channel's {@link Replacement}
 * allows. So the route gets a part of the messages, in the exchange's order, and each in the place where the oldest that it
 * stands for was. A confirmation or a change of state is a border: nothing after it replaces anything before it. Full when
 * more waits than allowed although all was replaced that may be: that blocks.
 */
final class ConflatingBacklog implements Backlog {
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    /** By instrument: the last that waits. */
    private final Map<String, Entry> newest = new HashMap<>();

    private final Fill fill;
    private final Replacement replacement;
    private long replaced;

    /** A place in the queue. */
    private static final class Entry {
        Letter letter;
        /** Messages that the letter stands for besides itself. */
        int replaced;

        Entry(Letter letter) {
            this.letter = letter;
        }
    }

    ConflatingBacklog(Fill fill, Replacement replacement) {
        this.fill = fill;
        this.replacement = replacement;
    }

    @Override
    public void add(Letter letter, int taken, long takenBytes) {
        if (!(letter instanceof Frame frame)) {
            newest.clear();
            dropRepeated(letter);
            entries.add(new Entry(letter));
            return;
        }
        Entry last = newest.get(frame.instId);
        Frame both = last == null ? null : replacement.replace((Frame) last.letter, frame);
        if (both == null) {
            Entry entry = new Entry(frame);
            entries.add(entry);
            newest.put(frame.instId, entry);
            fill.add(frame);
        } else {
            fill.remove(last.letter);
            fill.add(both);
            last.letter = both;
            last.replaced++;
            replaced++;
        }
    }

    private void dropRepeated(Letter letter) {
        Iterator<Entry> newestFirst = entries.descendingIterator();
        LetterQueue.dropRepeated(
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return newestFirst.hasNext();
                    }

                    @Override
                    public Letter next() {
                        return newestFirst.next().letter;
                    }

                    @Override
                    public void remove() {
                        newestFirst.remove();
                    }
                },
                letter);
    }

    @Override
    public Letter poll() {
        Entry entry = entries.poll();
        if (entry == null) {
            return null;
        }
        if (!(entry.letter instanceof Frame frame)) {
            return entry.letter;
        }
        fill.remove(frame);
        newest.remove(frame.instId, entry);
        return entry.replaced == 0 ? frame : frame.behind(entry.replaced);
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
        return entries.isEmpty();
    }

    @Override
    public void clear() {
        entries.clear();
        newest.clear();
        fill.clear();
    }

    /** Without what was taken: as long as a place can be replaced, one more is no reason to stop. */
    @Override
    public boolean full(int taken, long takenBytes) {
        return fill.over(0, 0);
    }

    @Override
    public boolean roomy(int taken, long takenBytes) {
        return fill.roomy(0, 0);
    }

    @Override
    public long replaced() {
        return replaced;
    }
}
