package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.stream.RowForm;
import io.github.camelblofin.stream.StreamChannel;
import java.time.Duration;

/**
 * How one subscription recovers.
 *
 * @param channel the channel; one that can be recovered
 * @param form form of the rows that the next listener gets
 * @param reconcile how often private rows are compared with BloFin's lists while all seems well; zero: never
 */
public record RecoverySettings(StreamChannel channel, RowForm form, Duration reconcile) {}
