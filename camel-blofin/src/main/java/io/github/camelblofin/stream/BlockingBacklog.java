package io.github.camelblofin.stream;

/**
 * Loses nothing and keeps the order: full at the limit, roomy at half of it. What still arrives while the source stops is
 * taken in.
 */
final class BlockingBacklog implements Backlog {
    private static final int BATCH = 128;

    private final LetterQueue letters;

    BlockingBacklog(Fill fill) {
        this.letters = new LetterQueue(fill);
    }

    @Override
    public void add(Letter letter, int taken, long takenBytes) {
        letters.add(letter);
    }

    @Override
    public Letter poll() {
        return letters.poll();
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public int size() {
        return letters.fill().messages();
    }

    @Override
    public boolean isEmpty() {
        return letters.isEmpty();
    }

    @Override
    public void clear() {
        letters.clear();
    }

    @Override
    public boolean full(int taken, long takenBytes) {
        return letters.fill().full(taken, takenBytes);
    }

    @Override
    public boolean roomy(int taken, long takenBytes) {
        return letters.fill().roomy(taken, takenBytes);
    }
}
