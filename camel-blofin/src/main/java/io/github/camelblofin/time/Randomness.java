package io.github.camelblofin.time;

import java.security.SecureRandom;
import java.util.concurrent.ThreadLocalRandom;

/** The source of chance. */
@FunctionalInterface
public interface Randomness {
    /** For spreading load: fast, not secret. */
    Randomness FAST = () -> ThreadLocalRandom.current().nextLong();

    /** For what nobody may guess or draw again. */
    static Randomness secure() {
        return new SecureRandom()::nextLong;
    }

    /** 64 random bits. */
    long nextLong();

    /** A fraction from 0 (included) to 1 (excluded). */
    default double nextFraction() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }
}
