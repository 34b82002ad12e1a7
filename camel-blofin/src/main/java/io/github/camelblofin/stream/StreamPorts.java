package io.github.camelblofin.stream;

import io.github.camelblofin.auth.NonceSource;
import io.github.camelblofin.rest.ServerClock;
import io.github.camelblofin.time.Randomness;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;
import java.util.function.Function;

/**
 * What streams need from outside.
 *
 * @param loop the thread that owns everything here
 * @param transport makes sockets
 * @param ticker measures silence
 * @param clock this machine's time of day, for the time of receipt
 * @param serverClocks time of day at an exchange, by its authority; logins are signed with it
 * @param chance spreads attempts
 * @param nonces nonces of logins
 * @param pacer keeps attempts apart
 * @param status where what happens is told
 */
record StreamPorts(
        Loop loop,
        Transport transport,
        Ticker ticker,
        WallClock clock,
        Function<String, ServerClock> serverClocks,
        Randomness chance,
        NonceSource nonces,
        ConnectionPacer pacer,
        StatusFeed status) {
    /** Time of day where this connection goes. */
    ServerClock serverClock(PoolKey key) {
        return serverClocks.apply(key.host());
    }
}
