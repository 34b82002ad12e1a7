package io.github.camelblofin.stream;

/**
 * Drops the messages that have waited longest while there are too many; the newest always stays. Never full. The message
 * behind a gap says how many were dropped.
 */
final class DroppingBacklog implements Backlog {
    private final LetterQueue letters;
    private long dropped;
    /** Dropped since a message was taken. */
    private int gap;

    DroppingBacklog(Fill fill) {
        this.letters = new LetterQueue(fill);
    }

    @Override
    public void add(Letter letter, int taken, long takenBytes) {
        letters.add(letter);
        while (size() > 1 && letters.fill().over(taken, takenBytes)) {
            letters.dropOldest();
            dropped++;
            gap++;
        }
    }

    @Override
    public Letter poll() {
        Letter letter = letters.poll();
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
