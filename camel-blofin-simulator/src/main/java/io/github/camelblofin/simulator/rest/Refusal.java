package io.github.camelblofin.simulator.rest;

import io.github.camelblofin.api.ErrorCode;

/** A call that is answered with an error code instead of data. Thrown by the parts of a handler, caught in one place. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    private Refusal(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** BloFin's code with its text, whose gaps are filled with the names. */
    static Refusal of(ErrorCode code, String... names) {
        return new Refusal(code.code(), textOf(code, names));
    }

    /** Code and text as the exchange gave them. */
    static Refusal of(String code, String message) {
        return new Refusal(code, message);
    }

    static String textOf(ErrorCode code, String... names) {
        String text = code.text().orElse("");
        for (String name : names) {
            int gap = text.indexOf("{}");
            text = gap < 0 ? text : text.substring(0, gap) + name + text.substring(gap + 2);
        }
        return text;
    }

    String code() {
        return code;
    }
}
