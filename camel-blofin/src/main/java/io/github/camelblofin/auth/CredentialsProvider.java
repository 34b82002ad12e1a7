package io.github.camelblofin.auth;

/**
 * Gives the key to sign with, each time one is needed, so that keys can be rotated while routes run. Called from several
 * threads, also event loops: must be fast and must not block.
 */
@FunctionalInterface
public interface CredentialsProvider {
    /** The current key; never {@code null}. */
    Credentials current();
}
