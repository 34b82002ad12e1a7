package io.github.camelblofin.order;

import io.github.camelblofin.model.Instrument;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where the rules of instruments come from. Called from any thread, also from event loops; must not block. */
@FunctionalInterface
public interface Instruments {
    /**
     * One instrument; empty when BloFin lists none of this name.
     *
     * @param spot whether a spot instrument is meant; futures otherwise
     * @return fails when it cannot be read
     */
    CompletionStage<Optional<Instrument>> find(boolean spot, String instId);
}
