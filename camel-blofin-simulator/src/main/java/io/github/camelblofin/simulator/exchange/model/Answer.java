package io.github.camelblofin.simulator.exchange.model;

/**
 * Outcome of a request: BloFin's code and text, "0" for success.
 */
public record Answer(String code, String message) {

    /** Success. */
    public static final Answer OK = new Answer("0", "success");

    /** True for code "0". */
    public boolean ok() {
        return "0".equals(code);
    }
}
