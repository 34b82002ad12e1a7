package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How margin is shared: over the account or per position. */
public record MarginMode(@JsonValue String value) implements Term {
    public static final MarginMode CROSS = new MarginMode("cross");
    public static final MarginMode ISOLATED = new MarginMode("isolated");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MarginMode {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
