package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The coin that the size of a spot market order, or a fee, is counted in. */
public record TargetCurrency(@JsonValue String value) implements Term {
    public static final TargetCurrency BASE = new TargetCurrency("base_currency");
    public static final TargetCurrency QUOTE = new TargetCurrency("quote_currency");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TargetCurrency {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
