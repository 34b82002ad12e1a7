package io.github.camelblofin.api;

/** What kind of error a code is. */
public enum ErrorClass {
    /** The key is wrong, expired, not allowed here, or lacks the permission. */
    AUTH,
    /** The timestamp is not acceptable: the clocks differ too much. */
    CLOCK,
    /** The caller's id was used before: an earlier attempt got through, or the id was reused. */
    DUPLICATE_CLIENT_ID,
    /** BloFin's firewall refuses this address for some minutes. */
    FIREWALL_BAN,
    /** Not enough balance or margin. */
    INSUFFICIENT_FUNDS,
    /** The request is wrong. */
    INVALID_PARAMETER,
    /** The nonce was used before. */
    NONCE,
    /** What was asked for does not exist. */
    NOT_FOUND,
    /** Not an error. */
    OK,
    /** The order is finished already. */
    ORDER_STATE,
    /** Some or all items failed; each says why. */
    PARTIAL_BATCH,
    /** The position does not allow it. */
    POSITION_STATE,
    /** Too many calls. */
    RATE_LIMIT,
    /** A limit of BloFin's forbids it. */
    RISK_LIMIT,
    /** BloFin failed. */
    SERVER,
    /** The signature does not fit what was sent. */
    SIGNATURE,
    /** Nothing is known about the outcome. */
    UNKNOWN
}
