package io.github.camelblofin.stream;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Reads JSON in the form that BloFin writes: ASCII without white space and escapes. What is not of that form makes the
 * reader odd, for good: then nothing that it gave counts, and a complete parser must read the message. What it does take
 * means the same to both. Owned by one thread.
 */
final class PlainBytes {
    /** A {@code long} holds any number of so many digits. */
    private static final int LONG_DIGITS = 18;

    private static final int MOST_DIGITS = 100;

    private final byte[] bytes;
    private int at;
    private boolean odd;

    PlainBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether something was not of the plain form. */
    boolean odd() {
        return odd;
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        return at == bytes.length;
    }

    /** Nothing can be taken any more, so that every loop ends. */
    void giveUp() {
        odd = true;
        at = bytes.length;
    }

    boolean sees(char wanted) {
        return at < bytes.length && bytes[at] == wanted;
    }

    /** Passes over this byte if it comes next. */
    boolean take(char wanted) {
        if (at < bytes.length && bytes[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /** Passes over these bytes if they come next. */
    boolean take(byte[] wanted) {
        int to = at + wanted.length;
        if (to <= bytes.length && Arrays.equals(bytes, at, to, wanted, 0, wanted.length)) {
            at = to;
            return true;
        }
        return false;
    }

    /** Passes over this byte, which must come next. */
    void need(char wanted) {
        if (!take(wanted)) {
            giveUp();
        }
    }

    /**
     * Passes over one of these names and gives its index; -1 when another one comes.
     *
     * @param names in the form of {@link #name}
     * @param likely where to look first
     */
    int takeOneOf(byte[][] names, int likely) {
        for (int i = likely; i < names.length; i++) {
            if (take(names[i])) {
                return i;
            }
        }
        for (int i = 0; i < likely && i < names.length; i++) {
            if (take(names[i])) {
                return i;
            }
        }
        giveUp();
        return -1;
    }

    /** The bytes of a member's name with its quotes and the colon. */
    static byte[] name(String name) {
        return ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
    }

    /** Passes over a text and gives where it began, without the quotes; it ends one before the position. */
    private int passText() {
        need('"');
        int from = at;
        while (at < bytes.length && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        need('"');
        return from;
    }

    /**
     * Reads a text; {@code null} when it is empty.
     *
     * @param likely given instead of a copy if it is the same; may be {@code null}
     */
    String text(String likely) {
        int from = passText();
        int length = at - 1 - from;
        if (odd || length == 0) {
            return null;
        }
        return likely != null && same(likely, from, length)
                ? likely
                : new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    private boolean same(String text, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** Passes over an object that holds nothing but texts. */
    void passTexts() {
        need('{');
        if (take('}')) {
            return;
        }
        do {
            passText();
            need(':');
            passText();
        } while (take(','));
        need('}');
    }

    /** Reads a decimal number, in quotes or not; {@code null} when the quotes are empty. */
    BigDecimal decimal() {
        boolean quoted = take('"');
        if (quoted && take('"')) {
            return null;
        }
        int from = at;
        boolean negative = take('-');
        int first = at;
        long value = 0;
        int point = -1;
        for (; at < bytes.length; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                value = 10 * value + digit;
            } else if (digit == '.' - '0' && point < 0) {
                point = at;
            } else {
                break;
            }
        }
        int to = at;
        if (!wellFormed(first, point, to, quoted)) {
            giveUp();
            return null;
        }
        if (quoted) {
            need('"');
        }
        int scale = point < 0 ? 0 : to - point - 1;
        if (to - first > LONG_DIGITS) {
            return new BigDecimal(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        }
        return BigDecimal.valueOf(negative ? -value : value, scale);
    }

    /** Whether there are digits on both sides of the point, and no zero too many where JSON forbids it. */
    private boolean wellFormed(int first, int point, int to, boolean quoted) {
        int whole = (point < 0 ? to : point) - first;
        if (whole == 0 || point == to - 1 || to - first > MOST_DIGITS) {
            return false;
        }
        return quoted || whole == 1 || bytes[first] != '0';
    }

    /** Reads epoch milliseconds in quotes; {@code null} when these are empty. */
    Instant time() {
        need('"');
        if (take('"')) {
            return null;
        }
        int first = at;
        long value = 0;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            value = 10 * value + bytes[at++] - '0';
        }
        if (at == first || at - first > LONG_DIGITS) {
            giveUp();
        }
        need('"');
        return odd ? null : Instant.ofEpochMilli(value);
    }
}
