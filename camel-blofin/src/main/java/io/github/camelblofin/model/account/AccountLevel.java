package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.camelblofin.model.Term;

/** Kind of account. On the wire a digit. */
public record AccountLevel(@JsonValue String value) implements Term {
    /** Wallets apart. */
    public static final AccountLevel NORMAL = new AccountLevel("0");

    /** Unified, spot. */
    public static final AccountLevel UNIFIED_SPOT = new AccountLevel("1");

    /** Unified, spot and futures. */
    public static final AccountLevel UNIFIED_FUTURES = new AccountLevel("2");

    /** Unified, many coins as margin. */
    public static final AccountLevel UNIFIED_MULTI_CURRENCY = new AccountLevel("3");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountLevel {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
