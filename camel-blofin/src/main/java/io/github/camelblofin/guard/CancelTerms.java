package io.github.camelblofin.guard;

import io.github.camelblofin.model.StandingOrder;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/**
 * What is to be cancelled.
 *
 * @param wanted which orders
 * @param positions whether positions are to be closed too
 * @param underWay requests that may still become orders
 * @param settle longest delay with which BloFin lists a change
 * @param limit how long is tried
 */
public record CancelTerms(
        Predicate<StandingOrder> wanted, boolean positions, IntSupplier underWay, Duration settle, Duration limit) {}
