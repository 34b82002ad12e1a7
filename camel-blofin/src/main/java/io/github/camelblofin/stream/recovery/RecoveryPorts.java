package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.stream.StatusFeed;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.WallClock;
import java.util.concurrent.Executor;

/**
 * What recovery needs from outside.
 *
 * @param reads makes calls
 * @param scheduler for trying again
 * @param clock this machine's time of day
 * @param exchangeClock BloFin's time of day, as well as it is known
 * @param worker the executor of the subscription's listener
 * @param events is told of gaps and of their end
 */
public record RecoveryPorts(
        Reads reads,
        Scheduler scheduler,
        WallClock clock,
        WallClock exchangeClock,
        Executor worker,
        StatusFeed events) {}
