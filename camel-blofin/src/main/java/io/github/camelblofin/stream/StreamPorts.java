package io.github.camelblofin.stream;

import io.github.camelblofin.auth.NonceSource;
import io.github.camelblofin.time.Randomness;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;

/**
 * What streams need from outside.
 *
 * @param loop the thread that owns everything here
 * @param transport makes sockets
 * @param ticker measures silence
 * @param clock time of day, for logins and for the time of receipt
 * @param chance spreads attempts
 * @param nonces nonces of logins
 * @param pacer keeps attempts apart
 */
record StreamPorts(
        Loop loop,
        Transport transport,
        Ticker ticker,
        WallClock clock,
        Randomness chance,
        NonceSource nonces,
        ConnectionPacer pacer) {}
