package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The price that a trigger watches. */
public record TriggerPriceType(@JsonValue String value) implements Term {
    /** The last traded price; the only one that requests take. */
    public static final TriggerPriceType LAST = new TriggerPriceType("last");

    public static final TriggerPriceType INDEX = new TriggerPriceType("index");
    public static final TriggerPriceType MARK = new TriggerPriceType("mark");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TriggerPriceType {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
