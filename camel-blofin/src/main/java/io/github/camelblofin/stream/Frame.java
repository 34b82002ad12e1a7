package io.github.camelblofin.stream;

/** A received message of a channel, not decoded yet. Immutable: nobody writes the bytes. */
final class Frame implements Letter {
    /** What an entry costs beside the bytes of its message. */
    private static final int OVERHEAD = 64;

    final byte[] json;
    final String instId;
    final long receivedNanos;
    final long receivedMillis;
    final long epoch;

    Frame(byte[] json, String instId, long receivedNanos, long receivedMillis, long epoch) {
        this.json = json;
        this.instId = instId;
        this.receivedNanos = receivedNanos;
        this.receivedMillis = receivedMillis;
        this.epoch = epoch;
    }

    @Override
    public int bytes() {
        return json.length + OVERHEAD;
    }
}
