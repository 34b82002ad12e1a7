package io.github.camelblofin.stream;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Waiting letters in order, and how much of them is messages. Messages are bounded by the backlog's rule; of other letters
 * only the last that says the same is kept between two messages, so that a connection that comes and goes while nothing is
 * read piles up nothing. Not thread-safe: the mailbox guards it.
 */
final class LetterQueue {
    private final ArrayDeque<Letter> letters = new ArrayDeque<>();
    private final Fill fill;

    LetterQueue(Fill fill) {
        this.fill = fill;
    }

    Fill fill() {
        return fill;
    }

    void add(Letter letter) {
        if (!(letter instanceof Frame)) {
            dropRepeated(letters.descendingIterator(), letter);
        }
        letters.add(letter);
        fill.add(letter);
    }

    /**
     * Takes out what a letter says again.
     *
     * @param newestFirst the letters before it
     */
    static void dropRepeated(Iterator<Letter> newestFirst, Letter letter) {
        while (newestFirst.hasNext()) {
            Letter older = newestFirst.next();
            if (older instanceof Frame || older instanceof Letter.Task) {
                return;
            }
            if (letter.repeats(older)) {
                newestFirst.remove();
                return;
            }
        }
    }

    Letter poll() {
        Letter letter = letters.poll();
        if (letter != null) {
            fill.remove(letter);
        }
        return letter;
    }

    /** Takes the oldest message out. */
    void dropOldest() {
        for (Iterator<Letter> all = letters.iterator(); all.hasNext(); ) {
            Letter letter = all.next();
            if (letter instanceof Frame) {
                all.remove();
                fill.remove(letter);
                return;
            }
        }
    }

    boolean isEmpty() {
        return letters.isEmpty();
    }

    void clear() {
        letters.clear();
        fill.clear();
    }
}
