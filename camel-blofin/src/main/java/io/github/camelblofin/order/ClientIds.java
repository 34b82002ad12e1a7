package io.github.camelblofin.order;

import io.github.camelblofin.time.Randomness;
import io.github.camelblofin.time.WallClock;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * Gives client ids, of 1 to 32 letters and digits. New ones are a prefix, the time in milliseconds (9 digits to the base 36,
 * so that they sort by time) and 62 random bits (12 digits), so that no two processes draw the same. Those of a business key
 * are the key itself where it is such an id, otherwise {@code zz} and 155 bits of its SHA-256 (30 digits to the base 36); a key
 * that looks like that is hashed, too, so two keys never share an id, as far as SHA-256 holds. Safe for any thread.
 */
public final class ClientIds {
    /** Longest prefix; the rest is needed for time and chance. */
    public static final int LONGEST_PREFIX = 11;

    private static final Pattern FITS = Pattern.compile("[A-Za-z0-9]{1,32}");
    private static final Pattern HASHED = Pattern.compile("zz[0-9a-z]{30}");
    private static final int BASE = Character.MAX_RADIX;
    private static final int TIME_DIGITS = 9;
    private static final int RANDOM_DIGITS = 12;
    private static final int HASH_DIGITS = 30;

    private final WallClock clock;
    private final Randomness random;

    public ClientIds(WallClock clock, Randomness random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * Checks a prefix.
     *
     * @throws IllegalArgumentException when new ids cannot begin with it
     */
    public static void requirePrefix(String prefix) {
        if (!prefix.matches("[A-Za-z0-9]{0," + LONGEST_PREFIX + "}")) {
            throw new IllegalArgumentException("clientOrderIdPrefix=" + prefix + " cannot begin client ids: give up to "
                    + LONGEST_PREFIX + " letters and digits");
        }
    }

    /** An id that nobody drew before. */
    public String next(String prefix) {
        return prefix + digits(clock.millis(), TIME_DIGITS) + digits(random.nextLong() >>> 2, RANDOM_DIGITS);
    }

    private static String digits(long number, int count) {
        String text = Long.toString(number, BASE);
        return "0".repeat(Math.max(0, count - text.length())) + text;
    }

    /** The id of a business key: the same whenever it is asked for. */
    public static String of(String key) {
        return FITS.matcher(key).matches() && !HASHED.matcher(key).matches() ? key : hashed(key);
    }

    /** The id of an item of a list that has one business key as a whole. */
    public static String of(String key, int item) {
        return hashed(key + "\u0000" + item);
    }

    private static String hashed(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            String digits = new BigInteger(1, hash).toString(BASE);
            String padded = "0".repeat(HASH_DIGITS) + digits;
            return "zz" + padded.substring(padded.length() - HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
