package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.camelblofin.model.Term;

/** How far a deposit is. On the wire a digit. */
public record DepositState(@JsonValue String value) implements Term {
    public static final DepositState PENDING = new DepositState("0");
    public static final DepositState DONE = new DepositState("1");
    public static final DepositState FAILED = new DepositState("2");
    /** Held by the check of where the coins came from. */
    public static final DepositState KYT = new DepositState("3");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DepositState {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
