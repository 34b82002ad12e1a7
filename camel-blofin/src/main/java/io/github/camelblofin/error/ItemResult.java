package io.github.camelblofin.error;

import java.util.Map;

/**
 * What became of one item of a batch.
 *
 * @param index place of the item in the request, from 0
 * @param outcome whether it was done
 * @param code BloFin's code; {@code null} where BloFin sent none: of an item that was sent, that means done
 * @param message BloFin's text; may be {@code null}
 * @param answer the item's fields as BloFin sent them; empty where it sent none
 */
public record ItemResult(int index, ItemOutcome outcome, String code, String message, Map<String, Object> answer) {
    /** Whether it was done. */
    public boolean done() {
        return outcome == ItemOutcome.DONE;
    }

    /** The same at another place. */
    public ItemResult at(int place) {
        return new ItemResult(place, outcome, code, message, answer);
    }
}
