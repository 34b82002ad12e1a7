package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.camelblofin.model.Term;

/** How coins came or went: over a chain or inside BloFin. On the wire a digit. */
public record ChainKind(@JsonValue String value) implements Term {
    /** Over the coin's network. */
    public static final ChainKind ON_CHAIN = new ChainKind("0");

    /** Between users of BloFin. */
    public static final ChainKind INTERNAL = new ChainKind("1");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChainKind {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
