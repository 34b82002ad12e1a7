package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.camelblofin.model.Term;

/** Where a withdrawal goes. */
public record WithdrawalDestination(@JsonValue String value) implements Term {
    /** To an address on a network. */
    public static final WithdrawalDestination ON_CHAIN = new WithdrawalDestination("onchain");

    /** To another user of BloFin. */
    public static final WithdrawalDestination INTERNAL = new WithdrawalDestination("internal");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WithdrawalDestination {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
