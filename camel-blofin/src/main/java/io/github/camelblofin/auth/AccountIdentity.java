package io.github.camelblofin.auth;

/**
 * Whose key it is. BloFin counts trading calls by user, whatever the number of keys.
 *
 * @param uid user id
 * @param parentUid user id of the main account; {@code 0} or {@code null} on a main account
 */
public record AccountIdentity(String uid, String parentUid) {}
