package io.github.camelblofin.stream;

/** How much waits in a backlog; only messages count. Not thread-safe. */
final class Fill {
    private final int maxMessages;
    private final long maxBytes;
    private int messages;
    private long bytes;

    Fill(int maxMessages, long maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    void add(Letter letter) {
        count(letter, 1);
    }

    void remove(Letter letter) {
        count(letter, -1);
    }

    private void count(Letter letter, int sign) {
        if (letter instanceof Frame) {
            messages += sign;
            bytes += (long) sign * letter.bytes();
        }
    }

    void clear() {
        messages = 0;
        bytes = 0;
    }

    int messages() {
        return messages;
    }

    /** Whether a limit is reached, together with what was taken. */
    boolean full(int taken, long takenBytes) {
        return messages + taken >= maxMessages || bytes + takenBytes >= maxBytes;
    }

    /** Whether a limit is passed, together with what was taken. */
    boolean over(int taken, long takenBytes) {
        return messages + taken > maxMessages || bytes + takenBytes > maxBytes;
    }

    /** Whether half of it is free, together with what was taken. */
    boolean roomy(int taken, long takenBytes) {
        return messages + taken <= maxMessages / 2 && bytes + takenBytes <= maxBytes / 2;
    }
}
