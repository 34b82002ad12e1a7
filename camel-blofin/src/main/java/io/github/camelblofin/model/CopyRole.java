package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The part that an account plays in copy trading. */
public record CopyRole(@JsonValue String value) implements Term {
    public static final CopyRole GENERAL_USER = new CopyRole("0");
    /** Lead trader. */
    public static final CopyRole TRADER = new CopyRole("1");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CopyRole {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
