package io.github.camelblofin.auth;

import io.github.camelblofin.time.Randomness;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes nonces that never repeat: not in this process, since a counter runs through them, and not over processes, since
 * each source starts with 96 random bits of its own. BloFin refuses a nonce that was used within 60 s (code 152407).
 * Source: "REST Authentication". Safe for any thread; costs no lock and no random number per nonce.
 */
public final class NonceSource {
    private static final int COUNTER_DIGITS = 13;

    private final String prefix;
    private final AtomicLong counter;

    /** A source of its own. */
    public NonceSource(Randomness random) {
        this.prefix = digits(random.nextLong(), 13) + digits(random.nextLong() >>> 32, 7);
        this.counter = new AtomicLong(random.nextLong() >>> 16);
    }

    /** The next nonce: 33 lower-case letters and digits. */
    public String next() {
        return prefix + digits(counter.getAndIncrement(), COUNTER_DIGITS);
    }

    /** Base 36, padded so that different numbers never give the same text when joined. */
    private static String digits(long number, int width) {
        String text = Long.toUnsignedString(number, 36);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }
}
