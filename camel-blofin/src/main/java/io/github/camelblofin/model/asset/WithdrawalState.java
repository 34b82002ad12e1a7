package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.camelblofin.model.Term;

/** How far a withdrawal is. On the wire a digit; 1 and 5 are not defined. */
public record WithdrawalState(@JsonValue String value) implements Term {
    public static final WithdrawalState MANUAL_REVIEW = new WithdrawalState("0");
    public static final WithdrawalState FAILED = new WithdrawalState("2");
    public static final WithdrawalState DONE = new WithdrawalState("3");
    public static final WithdrawalState CANCELED = new WithdrawalState("4");
    /** Held by the check of where the coins go. */
    public static final WithdrawalState KYT = new WithdrawalState("6");

    public static final WithdrawalState PROCESSING = new WithdrawalState("7");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WithdrawalState {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
