package io.github.camelblofin.model;

/**
 * One value of an enumeration of BloFin's.
 *
 * <p>BloFin sends values that its documentation does not list, so these are open sets: the documented values are
 * constants, any other text is kept as it came. Two terms are equal when their texts are equal. {@code toString()} is
 * BloFin's text, so that {@code ${body.side} == 'buy'} works in a route.
 */
public interface Term {
    /** BloFin's text, never {@code null} or empty. */
    String value();

    /** Refuses text that cannot be a value of any enumeration. */
    static String require(String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "A term needs a text such as 'buy', but it is " + (value == null ? "null" : "blank"));
        }
        return value;
    }
}
