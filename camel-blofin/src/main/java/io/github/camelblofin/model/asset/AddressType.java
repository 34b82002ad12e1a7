package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.camelblofin.model.Term;

/** What kind of text the address of a withdrawal is. On the wire a digit. */
public record AddressType(@JsonValue String value) implements Term {
    /** Address on a network. */
    public static final AddressType WALLET = new AddressType("1");

    /** BloFin's user id. */
    public static final AddressType UID = new AddressType("2");

    /** E-mail address. */
    public static final AddressType EMAIL = new AddressType("3");

    /** Phone number; needs an area code. */
    public static final AddressType PHONE = new AddressType("4");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AddressType {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
