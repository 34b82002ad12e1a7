package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.model.Gap;
import java.time.Duration;
import java.util.List;

/**
 * What is known of one channel and instrument, and what a row therefore adds: one class for each family of channels. Makes
 * no calls and reads no clock; times are BloFin's, in epoch milliseconds. Owned by one thread at a time.
 */
interface Memory {
    /** The stream begins now; does nothing where a position was restored. */
    void begin(long now);

    /** Whether there is something to go on from. */
    boolean begun();

    /** A live row: whether it says something new. */
    boolean news(Object row);

    /** Whether rows are missing right before this live one, and were not looked for yet. */
    default boolean hole(Object row) {
        return false;
    }

    /** The row is handed on, live or recovered; or, in the memory of what was completed, its message has completed. */
    void told(Object row);

    /** What to read; {@code null}: nothing. */
    Reading reading(Occasion occasion);

    /** What the rows of a reading add; those are to be handed on, and told. */
    Merge merge(Reading reading, List<Object> rows);

    /** The rows of this reading, and of the looks after it, were all dealt with. */
    default void verified(Reading reading) {}

    /** What is to be said when a reading cannot be done and live messages go on; {@code null}: nothing. */
    default Gap unread(String reason) {
        return null;
    }

    /** Whether live rows may go on while something is still to be read, since each row tells by itself how new it is. */
    default boolean patient() {
        return false;
    }

    /** When to look again after a recovery. */
    default List<Duration> rechecks() {
        return List.of();
    }

    /** Whether a periodic look makes sense. */
    default boolean reconciles() {
        return false;
    }

    /** All that {@link MemoryText} needs to restore it; one line of JSON. */
    String text();
}
