package io.github.camelblofin.order;

import io.github.camelblofin.order.OutcomePolicy.Stage;

/**
 * How a run begins.
 *
 * @param stage where it stands
 * @param signedAt when it may have been signed at the latest, by the exchange's clock in milliseconds; where nothing was
 *     sent 0
 */
record RunStart(Stage stage, long signedAt) {
    static final RunStart FRESH = new RunStart(Stage.SENDING, 0);
    static final RunStart CHECKING = new RunStart(Stage.CHECKING, 0);

    static RunStart former(long signedAt) {
        return new RunStart(Stage.DOUBTFUL, signedAt);
    }
}
