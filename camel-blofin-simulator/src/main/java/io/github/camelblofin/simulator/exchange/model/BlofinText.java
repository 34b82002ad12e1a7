package io.github.camelblofin.simulator.exchange.model;

import java.util.Arrays;
import java.util.Optional;

/** A word of BloFin's API. {@link #text()} is what stands in its JSON. */
public interface BlofinText {

    /** The word as BloFin writes it, case included. */
    String text();

    /** The first of {@code values} that BloFin writes as {@code text}. */
    static <T extends BlofinText> Optional<T> find(T[] values, String text) {
        return Arrays.stream(values).filter(value -> value.text().equals(text)).findFirst();
    }
}
