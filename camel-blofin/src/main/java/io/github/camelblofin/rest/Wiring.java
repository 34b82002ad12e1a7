package io.github.camelblofin.rest;

import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;

/**
 * What every call of one client shares.
 *
 * @param wallClock this machine's time of day
 */
record Wiring(RestSettings settings, Server server, WallClock wallClock, Ticker ticker) {}
