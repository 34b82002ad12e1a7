package io.github.camelblofin.error;

import java.util.Map;

/**
 * What BloFin said about one item of a batch.
 *
 * @param done whether it was done
 * @param code BloFin's code; {@code null} where BloFin sent none, which means done
 * @param message BloFin's text; may be {@code null}
 * @param answer the item's fields as BloFin sent them
 */
public record ItemResult(boolean done, String code, String message, Map<String, Object> answer) {}
