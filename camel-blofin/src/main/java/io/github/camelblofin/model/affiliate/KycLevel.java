package io.github.camelblofin.model.affiliate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.camelblofin.model.Term;

/** How far a user is verified. On the wire a digit. */
public record KycLevel(@JsonValue String value) implements Term {
    /** Not at all. */
    public static final KycLevel NONE = new KycLevel("0");

    /** Personal data verified. */
    public static final KycLevel PERSONAL_DATA = new KycLevel("1");

    /** Address verified. */
    public static final KycLevel ADDRESS = new KycLevel("2");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public KycLevel {
        Term.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
