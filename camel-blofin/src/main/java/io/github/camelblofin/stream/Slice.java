package io.github.camelblofin.stream;

import java.nio.charset.StandardCharsets;

/** A reusable view of a range of bytes, or of nothing. Owner: whoever owns the reader that fills it. */
final class Slice {
    private static final byte[] NOTHING = {};

    private byte[] source = NOTHING;
    private int from;
    private int length = -1;

    void set(byte[] bytes, int start, int end) {
        source = bytes;
        from = start;
        length = end - start;
    }

    void set(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        set(bytes, 0, bytes.length);
    }

    void clear() {
        source = NOTHING;
        from = 0;
        length = -1;
    }

    /** Whether there is a value, be it empty. */
    boolean present() {
        return length >= 0;
    }

    /** Whether there is neither a value nor an empty one. */
    boolean blank() {
        return length <= 0;
    }

    boolean same(byte[] bytes) {
        if (length != bytes.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (source[from + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** Continues a hash over the bytes. */
    int hash(int seed) {
        int hash = seed;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + source[from + i];
        }
        return hash;
    }

    static int hash(int seed, byte[] bytes) {
        int hash = seed;
        for (byte b : bytes) {
            hash = 31 * hash + b;
        }
        return hash;
    }

    /** The value, or {@code null} when there is none. */
    String text() {
        return length < 0 ? null : new String(source, from, length, StandardCharsets.UTF_8);
    }
}
