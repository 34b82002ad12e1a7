package io.github.camelblofin;

import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.auth.CredentialsProvider;

/**
 * The key of the options. Equal when the keys are equal, so that endpoints with the same key share connections.
 *
 * @param current the key
 */
record FixedKey(Credentials current) implements CredentialsProvider {}
