package io.github.camelblofin.stream;

import java.util.ArrayDeque;

/**
 * Loses nothing and keeps the order: full at the limit, roomy at half of it. What still arrives while the source stops is
 * taken in.
 */
final class BlockingBacklog implements Backlog {
    private static final int BATCH = 128;

    private final ArrayDeque<Letter> letters = new ArrayDeque<>();
    private final Fill fill;

    BlockingBacklog(Fill fill) {
        this.fill = fill;
    }

    @Override
    public void add(Letter letter, int taken, long takenBytes) {
        letters.add(letter);
        fill.add(letter);
    }

    @Override
    public Letter poll() {
        Letter letter = letters.poll();
        if (letter != null) {
            fill.remove(letter);
        }
        return letter;
    }

    @Override
    public int batch() {
        return BATCH;
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
        return fill.full(taken, takenBytes);
    }

    @Override
    public boolean roomy(int taken, long takenBytes) {
        return fill.roomy(taken, takenBytes);
    }
}
