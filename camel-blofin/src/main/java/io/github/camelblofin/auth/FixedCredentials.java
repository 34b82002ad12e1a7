package io.github.camelblofin.auth;

import java.util.Objects;

/**
 * Always the same key. Two of them with equal keys are equal, so that those who use the same key can share.
 *
 * @param current the key
 */
public record FixedCredentials(Credentials current) implements CredentialsProvider {
    public FixedCredentials {
        Objects.requireNonNull(current, "current");
    }
}
