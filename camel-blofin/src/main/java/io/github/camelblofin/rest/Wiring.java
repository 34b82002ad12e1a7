package io.github.camelblofin.rest;

import io.github.camelblofin.limit.Admission;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;

/**
 * What every call of one client shares.
 *
 * @param wallClock this machine's time of day
 * @param serverClock the exchange's; learns from every answer
 * @param admission lets calls through as BloFin's limits allow
 */
record Wiring(
        RestSettings settings,
        Server server,
        WallClock wallClock,
        Ticker ticker,
        ServerClock serverClock,
        Admission admission) {}
