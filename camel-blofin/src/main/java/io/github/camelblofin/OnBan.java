package io.github.camelblofin;

/** What a call does while BloFin shuts out the address or the user. */
public enum OnBan {
    /** Fails at once, with the time when the ban ends. */
    fail,
    /** Waits until the ban ends, whatever {@code rateLimitTimeout} says. */
    wait
}
