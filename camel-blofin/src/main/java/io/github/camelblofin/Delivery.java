package io.github.camelblofin;

/** How pushes become messages: the option {@code delivery}. */
public enum Delivery {
    /** One message a row, so that {@code ${body.price}} works. */
    item,
    /** One message a push, its body a list. */
    message
}
