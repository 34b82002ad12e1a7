package io.github.camelblofin.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How lines of a ledger are chained: the checksum of a line is taken over that of the line before it, in hexadecimal, and its own
 * content. So whoever changes, adds or removes a line must write all later ones anew. With a key nobody can do that who does not
 * have it. Immutable; never shows the key.
 */
public final class Seal {
    /** What the first line of a ledger follows. */
    static final String BEGINNING = "0".repeat(64);

    private static final int SMALLEST_KEY = 16;

    private final String algorithm;
    /** {@code null}: a checksum that everybody can reckon. */
    private final SecretKeySpec key;

    private Seal(String algorithm, SecretKeySpec key) {
        this.algorithm = algorithm;
        this.key = key;
    }

    /** SHA-256: everybody can verify the ledger, and everybody who can write all of it anew can forge it. */
    public static Seal open() {
        return new Seal("SHA-256", null);
    }

    /**
     * HMAC with SHA-256: only who has the key can verify or forge the ledger.
     *
     * @param key at least 16 bytes
     * @throws IllegalArgumentException when the key is shorter
     */
    public static Seal keyed(byte[] key) {
        if (key.length < SMALLEST_KEY) {
            throw new IllegalArgumentException(
                    "The key of the order ledger has " + key.length + " bytes; give at least " + SMALLEST_KEY);
        }
        return new Seal("HmacSHA256", new SecretKeySpec(key, "HmacSHA256"));
    }

    /** Name of the algorithm. */
    public String algorithm() {
        return algorithm;
    }

    /** Starts at a line, whose checksum is given; for one thread. */
    Chain from(String sum) {
        return new Chain(reckoner(), sum);
    }

    private UnaryOperator<byte[]> reckoner() {
        try {
            if (key == null) {
                return MessageDigest.getInstance(algorithm)::digest;
            }
            Mac mac = Mac.getInstance(algorithm);
            mac.init(key);
            return mac::doFinal;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has " + algorithm, e);
        }
    }

    @Override
    public String toString() {
        return algorithm;
    }

    /** The checksum so far. For one thread. */
    static final class Chain {
        private final UnaryOperator<byte[]> reckoner;
        private String sum;

        private Chain(UnaryOperator<byte[]> reckoner, String sum) {
            this.reckoner = reckoner;
            this.sum = sum;
        }

        /** The checksum of the next line, which is then the last one. */
        String add(byte[] content) {
            byte[] before = sum.getBytes(StandardCharsets.US_ASCII);
            byte[] both = new byte[before.length + content.length];
            System.arraycopy(before, 0, both, 0, before.length);
            System.arraycopy(content, 0, both, before.length, content.length);
            sum = HexFormat.of().formatHex(reckoner.apply(both));
            return sum;
        }

        /** Goes on from another line. */
        void jumpTo(String other) {
            sum = other;
        }

        String sum() {
            return sum;
        }
    }
}
