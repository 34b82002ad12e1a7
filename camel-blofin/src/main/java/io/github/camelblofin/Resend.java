package io.github.camelblofin;

/** What happens to an order that is certainly not placed, although it was sent. */
public enum Resend {
    /** The message fails, and the route decides. */
    never,
    /** It is sent again with the same client id, once what was sent before cannot be accepted any more. */
    afterExpiry
}
