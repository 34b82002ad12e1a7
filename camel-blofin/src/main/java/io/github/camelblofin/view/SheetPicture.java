package io.github.camelblofin.view;

import java.time.Duration;
import java.util.List;

/**
 * A picture of a sheet at one moment. Immutable.
 *
 * @param rows what is open
 * @param agreed whether the stream is up, and nothing speaks against the rows since a list agreed with them
 * @param begun whether a list ever agreed
 * @param agreedAt when the list that agreed last was asked for, nanoseconds of the monotonic clock; 0 before the first
 * @param trouble why it is not in sync, for people; {@code null}: no reason is known
 */
public record SheetPicture(List<Row> rows, boolean agreed, boolean begun, long agreedAt, String trouble) {
    /** Of a sheet that knows nothing yet. */
    public static final SheetPicture EMPTY = new SheetPicture(List.of(), false, false, 0, "it was just begun");

    /** How long ago BloFin's list agreed. */
    public Duration age(long now) {
        return Duration.ofNanos(Math.max(0, now - agreedAt));
    }

    /**
     * Whether the rows can be relied on.
     *
     * @param longest age from which they cannot; zero: any age will do
     */
    public boolean inSync(long now, Duration longest) {
        return agreed && (longest.isZero() || age(now).compareTo(longest) <= 0);
    }
}
