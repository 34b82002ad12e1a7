package io.github.camelblofin.stream;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Reads of a candle's push what tells whether it may be replaced: the first column is the time at which the candle opened,
 * the last says whether it is finished, however many columns there are. Source: "WS Candlesticks Channel".
 */
final class CandlePeek {
    private CandlePeek() {}

    /**
     * Whether a push of one candle replaces another: the same candle, and the waiting one not finished. Pushes of several
     * candles, and of a form that BloFin does not document, neither replace nor are replaced.
     */
    static boolean replaces(byte[] waiting, byte[] next) {
        int old = candle(waiting);
        int fresh = candle(next);
        return old >= 0 && fresh >= 0 && sameTime(waiting, old, next, fresh) && unfinished(waiting, old);
    }

    /** Where the first column of the only candle begins. */
    private static int candle(byte[] json) {
        int row = JsonBytes.onlyRow(json);
        if (JsonBytes.at(json, row) != '[') {
            return JsonBytes.ODD;
        }
        int first = JsonBytes.skipSpace(json, row + 1);
        return isTextOrNumber(JsonBytes.at(json, first)) ? first : JsonBytes.ODD;
    }

    private static boolean isTextOrNumber(int b) {
        return b == '"' || (b >= '0' && b <= '9');
    }

    private static boolean sameTime(byte[] a, int fromA, byte[] b, int fromB) {
        int endA = JsonBytes.skipValue(a, fromA);
        int endB = JsonBytes.skipValue(b, fromB);
        if (endA < 0 || endB < 0 || endA - fromA != endB - fromB) {
            return false;
        }
        for (int i = 0; i < endA - fromA; i++) {
            if (a[fromA + i] != b[fromB + i]) {
                return false;
            }
        }
        return true;
    }

    /** Certain only where the last column is 0: what is not understood counts as finished, and is kept. */
    private static boolean unfinished(byte[] json, int first) {
        int last = column(json, first, Integer.MAX_VALUE);
        int end = JsonBytes.skipValue(json, last);
        boolean text = JsonBytes.at(json, last) == '"';
        int digit = text ? last + 1 : last;
        return JsonBytes.at(json, JsonBytes.skipSpace(json, end)) == ']'
                && JsonBytes.at(json, digit) == '0'
                && end - last == (text ? 3 : 1);
    }

    /** Whether the only candle of a push is finished. */
    static boolean finished(byte[] json) {
        return !unfinished(json, candle(json));
    }

    /** Compares a number of two candles; 0 also where it cannot be told, as of the last column, which is no number. */
    static int compareColumn(byte[] one, byte[] other, int number) {
        BigDecimal a = number(one, number);
        BigDecimal b = number(other, number);
        return a == null || b == null ? 0 : a.compareTo(b);
    }

    private static BigDecimal number(byte[] json, int number) {
        int from = column(json, candle(json), number);
        int end = JsonBytes.skipValue(json, from);
        if (end < 0 || JsonBytes.at(json, JsonBytes.skipSpace(json, end)) != ',') {
            return null;
        }
        int quote = JsonBytes.at(json, from) == '"' ? 1 : 0;
        try {
            return new BigDecimal(new String(json, from + quote, end - from - 2 * quote, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Where a column begins, or the last one when there are not so many. */
    private static int column(byte[] json, int first, int number) {
        int column = first;
        for (int i = 0; i < number; i++) {
            int next = JsonBytes.skipSpace(json, JsonBytes.skipValue(json, column));
            if (JsonBytes.at(json, next) != ',') {
                return column;
            }
            column = JsonBytes.skipSpace(json, next + 1);
        }
        return column;
    }
}
