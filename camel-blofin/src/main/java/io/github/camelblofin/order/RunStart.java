package io.github.camelblofin.order;

import io.github.camelblofin.order.OutcomePolicy.Stage;

/**
 * How a run begins.
 *
 * @param stage where it stands
 * @param signedAt when it may have been signed at the latest, by the exchange's clock in milliseconds; where nothing was
 *     sent 0
 * @param intent number of its intent in the ledger; {@code null}: it has none yet
 */
record RunStart(Stage stage, long signedAt, String intent) {
    static final RunStart FRESH = new RunStart(Stage.SENDING, 0);
    static final RunStart CHECKING = new RunStart(Stage.CHECKING, 0);

    RunStart(Stage stage, long signedAt) {
        this(stage, signedAt, null);
    }

    static RunStart former(long signedAt) {
        return new RunStart(Stage.DOUBTFUL, signedAt);
    }
}
