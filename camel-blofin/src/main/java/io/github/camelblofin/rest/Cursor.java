package io.github.camelblofin.rest;

import java.math.BigInteger;

/** Compares cursors, which are ids or times in digits, of any length. Others have no order that this side knows. */
final class Cursor {
    private Cursor() {}

    static boolean ordered(String cursor) {
        return cursor != null && !cursor.isEmpty() && cursor.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Of two ordered ones: negative when the first is older. */
    static int compare(String first, String second) {
        return number(first).compareTo(number(second));
    }

    /** The one right after. */
    static String following(String cursor) {
        return number(cursor).add(BigInteger.ONE).toString();
    }

    static String preceding(String cursor) {
        return number(cursor).subtract(BigInteger.ONE).toString();
    }

    private static BigInteger number(String cursor) {
        return new BigInteger(cursor);
    }
}
