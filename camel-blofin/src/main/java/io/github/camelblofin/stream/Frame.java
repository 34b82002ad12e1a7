package io.github.camelblofin.stream;

/** A received message of a channel, not decoded yet. Immutable: nobody writes the bytes. */
final class Frame implements Letter {
    /** What an entry costs beside the bytes of its message. */
    static final int OVERHEAD = 64;

    final byte[] json;
    final String instId;
    final long receivedNanos;
    final long receivedMillis;
    final long epoch;
    /** Messages before it that were left out since the listener was too slow. */
    final int skipped;

    Frame(byte[] json, String instId, long receivedNanos, long receivedMillis, long epoch) {
        this(json, instId, receivedNanos, receivedMillis, epoch, 0);
    }

    private Frame(byte[] json, String instId, long receivedNanos, long receivedMillis, long epoch, int skipped) {
        this.json = json;
        this.instId = instId;
        this.receivedNanos = receivedNanos;
        this.receivedMillis = receivedMillis;
        this.epoch = epoch;
        this.skipped = skipped;
    }

    /** The same behind so many that were left out. */
    Frame behind(int leftOut) {
        return new Frame(json, instId, receivedNanos, receivedMillis, epoch, leftOut);
    }

    /** The same with another text. */
    Frame with(byte[] text) {
        return new Frame(text, instId, receivedNanos, receivedMillis, epoch, skipped);
    }

    @Override
    public int bytes() {
        return json.length + OVERHEAD;
    }
}
