package io.github.camelblofin.stream;

import io.github.camelblofin.api.Conflation;

/** Whether one message may stand for two of its instrument. A function; without a full parse, since the loop calls it. */
@FunctionalInterface
interface Replacement {
    /**
     * Makes one message of two, if that may be.
     *
     * @param waiting the older
     * @param next the newer
     * @return the newer, which is the waiting one when the other is an older copy of another socket; {@code null} when both
     *     must be delivered
     */
    Frame replace(Frame waiting, Frame next);

    static Replacement of(Conflation conflation) {
        return switch (conflation) {
            case NONE -> (waiting, next) -> null;
            case LATEST -> CopyAge::newer;
            case LATEST_OF_CANDLE ->
                (waiting, next) ->
                        CandlePeek.replaces(waiting.json, next.json) ? CopyAge.newerCandle(waiting, next) : null;
            case FIELDS -> Replacement::withFieldsOf;
        };
    }

    /** Not over the border of a socket: what changed in between, nobody has said. */
    private static Frame withFieldsOf(Frame waiting, Frame next) {
        if (waiting.epoch != next.epoch) {
            return null;
        }
        byte[] both = FieldMerge.merge(waiting.json, next.json);
        return both == null ? null : next.with(both);
    }
}
