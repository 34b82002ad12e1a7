package io.github.camelblofin.observe;

import io.github.camelblofin.stream.SubscriptionStatus;
import io.github.camelblofin.stream.recovery.RecoveryStatus;

/**
 * A streaming consumer as it stands.
 *
 * @param subscription {@code null} before the start and after the stop
 */
public record StreamPicture(SubscriptionStatus subscription, RecoveryStatus recovery) {}
