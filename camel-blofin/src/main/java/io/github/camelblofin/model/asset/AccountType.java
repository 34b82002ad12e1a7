package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.camelblofin.model.Term;

/** A wallet of a user. */
public record AccountType(@JsonValue String value) implements Term {
    public static final AccountType FUNDING = new AccountType("funding");

    /** Futures; the wallet of unified accounts too. */
    public static final AccountType FUTURES = new AccountType("futures");

    public static final AccountType COPY_TRADING = new AccountType("copy_trading");

    /** Savings products. */
    public static final AccountType EARN = new AccountType("earn");

    public static final AccountType SPOT = new AccountType("spot");

    /** Coin-margined futures. */
    public static final AccountType INVERSE_CONTRACT = new AccountType("inverse_contract");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountType {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
