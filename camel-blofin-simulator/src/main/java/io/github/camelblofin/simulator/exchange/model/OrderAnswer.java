package io.github.camelblofin.simulator.exchange.model;

/**
 * Outcome of placing, cancelling or closing.
 *
 * @param orderId id of the order, null when none was made or found
 * @param clientOrderId the caller's id, null when there is none
 */
public record OrderAnswer(String orderId, String clientOrderId, Answer answer) {

    /** True when the request was accepted. For an order that says nothing about fills. */
    public boolean ok() {
        return answer.ok();
    }

    /** BloFin's code, "0" for success. */
    public String code() {
        return answer.code();
    }

    /** BloFin's text for the code. */
    public String message() {
        return answer.message();
    }
}
