package io.github.camelblofin.order;

/**
 * What is known of earlier attempts to send the same write.
 *
 * @param kind whether there was one
 * @param signedAt when it was signed at the latest, or known to be done, by the exchange's clock in milliseconds; 0 where that is not known to
 *     have happened
 */
public record Former(Kind kind, long signedAt) {
    /** What is known. */
    public enum Kind {
        /** There was none: the id was never used. */
        NONE,
        /** There may have been one, such as before a restart: BloFin is asked first. */
        POSSIBLE,
        /** There was one, and nobody knows what became of it. */
        UNKNOWN,
        /** There was one, and it was done: nothing is sent, also where BloFin does not list it yet or any more. */
        PLACED
    }

    public static final Former NONE = new Former(Kind.NONE, 0);
    public static final Former POSSIBLE = new Former(Kind.POSSIBLE, 0);

    /** One that was done; listings may lag behind that moment. */
    static Former placed(long at) {
        return new Former(Kind.PLACED, at);
    }

    /** One whose outcome is not known. */
    public static Former unknown(long signedAt) {
        return new Former(Kind.UNKNOWN, signedAt);
    }
}
