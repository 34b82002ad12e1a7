package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Margin style of a contract. */
public record ContractType(@JsonValue String value) implements Term {
    public static final ContractType LINEAR = new ContractType("linear");
    public static final ContractType INVERSE = new ContractType("inverse");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ContractType {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
