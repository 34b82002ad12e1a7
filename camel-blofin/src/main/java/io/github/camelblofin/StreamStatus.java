package io.github.camelblofin;

import io.github.camelblofin.stream.SubscriptionStatus;
import io.github.camelblofin.stream.recovery.RecoveryStatus;
import java.time.Duration;

/**
 * A picture of a streaming consumer, for health, metrics and people. Counts grow from the start of the consumer to its stop.
 *
 * @param channel the channel, as routes name it
 * @param subscription connection, mailbox and silence
 * @param recovery what was read by REST, and what pushes were dropped since they said nothing new ({@code repeated})
 * @param skipped messages that failed and were passed over
 * @param lag how long the message that the route is at has been here; zero when none waits
 */
public record StreamStatus(
        String channel, SubscriptionStatus subscription, RecoveryStatus recovery, long skipped, Duration lag) {}
