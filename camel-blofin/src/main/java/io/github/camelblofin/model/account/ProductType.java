package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.camelblofin.model.Term;

/** Family of futures. */
public record ProductType(@JsonValue String value) implements Term {
    /** Margined in USDT; the wallet of unified accounts too. */
    public static final ProductType USDT_FUTURES = new ProductType("USDT-FUTURES");

    /** Margined in the base coin. */
    public static final ProductType COIN_FUTURES = new ProductType("COIN-FUTURES");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProductType {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
