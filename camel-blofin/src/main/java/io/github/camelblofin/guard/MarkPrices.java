package io.github.camelblofin.guard;

import java.math.BigDecimal;
import java.util.concurrent.CompletionStage;

/** What instruments are worth now. Called from any thread, also from event loops; must not block. */
@FunctionalInterface
public interface MarkPrices {
    /**
     * Mark price of a future, last price of a spot instrument, in quote coin.
     *
     * @return fails when it is not known, and then nothing that needs it is sent
     */
    CompletionStage<BigDecimal> find(boolean spot, String instId);
}
