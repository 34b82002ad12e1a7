package io.github.camelblofin.stream;

/**
 * Tells which of two messages of an instrument is newer when they came over two sockets, whose order says nothing: by the
 * row's {@code ts}, or by what a growing candle has traded. A function of bytes, without a full parse, since the loop
 * calls it; only for messages that may replace each other.
 */
final class CopyAge {
    private static final byte[] TS = {'"', 't', 's', '"'};
    /** Of candles that tell it; index and mark price candles end before. */
    private static final int VOLUME = 5;

    private static final long UNKNOWN = -1;

    private CopyAge() {}

    /** The newer one; {@code null} when that cannot be told. */
    static Frame newer(Frame waiting, Frame next) {
        if (waiting.epoch == next.epoch) {
            return next;
        }
        long before = time(waiting.json);
        long after = time(next.json);
        return before == UNKNOWN || after == UNKNOWN || before == after ? null : after > before ? next : waiting;
    }

    /** The same of two states of one candle, the waiting one not finished. */
    static Frame newerCandle(Frame waiting, Frame next) {
        if (waiting.epoch == next.epoch || CandlePeek.finished(next.json)) {
            return next;
        }
        int traded = CandlePeek.compareColumn(next.json, waiting.json, VOLUME);
        return traded == 0 ? null : traded > 0 ? next : waiting;
    }

    private static long time(byte[] json) {
        int value = JsonBytes.member(json, JsonBytes.onlyRow(json), TS);
        int i = JsonBytes.at(json, value) == '"' ? value + 1 : value;
        long time = UNKNOWN;
        while (JsonBytes.at(json, i) >= '0' && JsonBytes.at(json, i) <= '9' && time < Long.MAX_VALUE / 20) {
            time = Math.max(time, 0) * 10 + json[i] - '0';
            i++;
        }
        return time;
    }
}
