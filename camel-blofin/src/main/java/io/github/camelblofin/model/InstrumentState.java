package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether an instrument can be traded now. */
public record InstrumentState(@JsonValue String value) implements Term {
    public static final InstrumentState LIVE = new InstrumentState("live");
    public static final InstrumentState SUSPEND = new InstrumentState("suspend");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InstrumentState {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
