package io.github.camelblofin.stream;

import java.util.ArrayDeque;

/**
 * Loses nothing and keeps the order: full at the limit, roomy at half of it. What still arrives while the source stops is
 * taken in.
 */
final class BlockingBacklog implements Backlog {
    private final ArrayDeque<Letter> letters = new ArrayDeque<>();
    private final int maxMessages;
    private final long maxBytes;
    /** Owner of both: the mailbox, under its lock. */
    private int messages;

    private long bytes;

    BlockingBacklog(int maxMessages, long maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    @Override
    public void add(Letter letter) {
        letters.add(letter);
        count(letter, 1);
    }

    @Override
    public Letter poll() {
        Letter letter = letters.poll();
        if (letter != null) {
            count(letter, -1);
        }
        return letter;
    }

    private void count(Letter letter, int sign) {
        if (letter instanceof Frame) {
            messages += sign;
            bytes += (long) sign * letter.bytes();
        }
    }

    @Override
    public int size() {
        return messages;
    }

    @Override
    public boolean isEmpty() {
        return letters.isEmpty();
    }

    @Override
    public void clear() {
        letters.clear();
        messages = 0;
        bytes = 0;
    }

    @Override
    public boolean full(int taken, long takenBytes) {
        return messages + taken >= maxMessages || bytes + takenBytes >= maxBytes;
    }

    @Override
    public boolean roomy(int taken, long takenBytes) {
        return messages + taken <= maxMessages / 2 && bytes + takenBytes <= maxBytes / 2;
    }
}
