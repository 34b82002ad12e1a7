package io.github.camelblofin;

/** What to do where an account may not amend orders: the option {@code amendFallback}. */
public enum AmendFallback {
    /** Fail, with BloFin's refusal. */
    none,
    /** Cancel the order and place what is left of it. */
    cancelReplace
}
