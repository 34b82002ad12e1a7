package io.github.camelblofin.stream;

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
        int column = first;
        while (true) {
            int end = JsonBytes.skipValue(json, column);
            int next = JsonBytes.skipSpace(json, end);
            if (JsonBytes.at(json, next) == ',') {
                column = JsonBytes.skipSpace(json, next + 1);
                continue;
            }
            boolean text = JsonBytes.at(json, column) == '"';
            int digit = text ? column + 1 : column;
            return JsonBytes.at(json, next) == ']'
                    && JsonBytes.at(json, digit) == '0'
                    && end - column == (text ? 3 : 1);
        }
    }
}
