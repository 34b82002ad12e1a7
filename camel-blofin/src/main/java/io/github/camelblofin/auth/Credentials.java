package io.github.camelblofin.auth;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * An API key of BloFin's. Immutable; {@link #toString()} hides what is secret, and equality compares all parts.
 */
public final class Credentials {
    private static final int SHORTEST_HIDDEN = 4;

    private final String apiKey;
    private final String secretKey;
    private final String passphrase;

    private Credentials(String apiKey, String secretKey, String passphrase) {
        this.apiKey = apiKey;
        this.secretKey = secretKey;
        this.passphrase = passphrase;
    }

    /**
     * A key of three parts, as BloFin shows them when the key is made.
     *
     * @throws IllegalArgumentException names the part that is missing or cannot be sent, never its value
     */
    public static Credentials of(String apiKey, String secretKey, String passphrase) {
        return new Credentials(
                sendable("apiKey", present("apiKey", apiKey)),
                withoutBreaks("secretKey", present("secretKey", secretKey)),
                sendable("passphrase", present("passphrase", passphrase)));
    }

    /** Sent in headers: anything else would be refused by the HTTP client, or arrive as something else. */
    private static String sendable(String part, String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw unusable(part, "a character that cannot be sent in an HTTP header");
        }
        return withoutEdges(part, value);
    }

    private static String withoutBreaks(String part, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw unusable(part, "a control character");
        }
        return withoutEdges(part, value);
    }

    private static String withoutEdges(String part, String value) {
        if (!value.equals(value.strip())) {
            throw unusable(part, "a blank at its start or end");
        }
        return value;
    }

    private static IllegalArgumentException unusable(String part, String what) {
        return new IllegalArgumentException(
                part + " has " + what + ", often a line break at the end of a secret's file: remove it");
    }

    private static String present(String part, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(part + " is missing: a BloFin key has three parts, apiKey, secretKey"
                    + " and passphrase; set all of them on the component, from the environment or a vault");
        }
        return value;
    }

    /** The public part; sent with each call. */
    public String apiKey() {
        return apiKey;
    }

    String secretKey() {
        return secretKey;
    }

    /** Sent with each call and each login: treat it as secret. */
    public String passphrase() {
        return passphrase;
    }

    /** The text with every part of this key replaced by {@code ***}; for texts that came from outside. */
    public String hideIn(String text) {
        String hidden = text;
        for (String part : new String[] {secretKey, passphrase, apiKey}) {
            // A part this short would hit innocent words.
            if (part.length() >= SHORTEST_HIDDEN) {
                hidden = hidden.replace(part, "***");
            }
        }
        return hidden;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Credentials that
                && apiKey.equals(that.apiKey)
                && secretKey.equals(that.secretKey)
                && passphrase.equals(that.passphrase);
    }

    @Override
    public int hashCode() {
        return Objects.hash(apiKey, secretKey, passphrase);
    }

    /** The first characters of the key, enough to tell keys apart; also all that JSON shows of it. */
    @Override
    @JsonValue
    public String toString() {
        return "Credentials[" + apiKey.substring(0, Math.min(4, apiKey.length() / 2)) + "…]";
    }
}
