package io.github.camelblofin.stream;

import io.github.camelblofin.rest.UserAgent;
import java.time.Duration;

/**
 * How streams behave.
 *
 * @param heartbeatInterval silence after which a {@code ping} is sent
 * @param heartbeatTimeout silence after the ping that ends the connection
 * @param connectTimeout longest wait for the TCP connection, TLS and the WebSocket upgrade together
 * @param ackTimeout longest wait for the answer to a login or a subscription
 * @param reconnectFirst longest wait before the first new attempt; it doubles with each, and the wait is drawn by chance
 *     from nothing up to it
 * @param reconnectLongest longest wait before any new attempt
 * @param stableAfter time of streaming after which waits start short again
 * @param banWait wait after the upgrade was answered with HTTP 403 or 429
 * @param refusedWait wait after a login, or a subscription that worked before, was refused
 * @param maxSubscriptionsPerConnection most exchange subscriptions on one socket, then another is opened
 * @param userAgent value of the header {@code User-Agent}
 */
public record StreamSettings(
        Duration heartbeatInterval,
        Duration heartbeatTimeout,
        Duration connectTimeout,
        Duration ackTimeout,
        Duration reconnectFirst,
        Duration reconnectLongest,
        Duration stableAfter,
        Duration banWait,
        Duration refusedWait,
        int maxSubscriptionsPerConnection,
        String userAgent) {
    /** BloFin closes a socket that is silent for 30 s, and bans an address for 5 minutes. Source: "WebSocket". */
    public static final StreamSettings DEFAULTS = new StreamSettings(
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            300,
            UserAgent.TEXT);

    public StreamSettings {
        positive("heartbeatInterval", heartbeatInterval);
        positive("heartbeatTimeout", heartbeatTimeout);
        positive("connectTimeout", connectTimeout);
        positive("ackTimeout", ackTimeout);
        positive("reconnectFirst", reconnectFirst);
        positive("reconnectLongest", reconnectLongest);
        positive("refusedWait", refusedWait);
        if (maxSubscriptionsPerConnection < 1) {
            throw new IllegalArgumentException("maxSubscriptionsPerConnection must be 1 or more");
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + "=" + value + " must be longer than nothing");
        }
    }

    /** The same with other heartbeats. */
    public StreamSettings withHeartbeat(Duration interval, Duration timeout) {
        return new StreamSettings(
                interval,
                timeout,
                connectTimeout,
                ackTimeout,
                reconnectFirst,
                reconnectLongest,
                stableAfter,
                banWait,
                refusedWait,
                maxSubscriptionsPerConnection,
                userAgent);
    }

    /** The same with other limits for connecting and for answers to logins and subscriptions. */
    public StreamSettings withTimeouts(Duration connect, Duration ack) {
        return new StreamSettings(
                heartbeatInterval,
                heartbeatTimeout,
                connect,
                ack,
                reconnectFirst,
                reconnectLongest,
                stableAfter,
                banWait,
                refusedWait,
                maxSubscriptionsPerConnection,
                userAgent);
    }

    /** The same with other waits before a new attempt. */
    public StreamSettings withReconnect(Duration first, Duration longest) {
        return new StreamSettings(
                heartbeatInterval,
                heartbeatTimeout,
                connectTimeout,
                ackTimeout,
                first,
                longest,
                stableAfter,
                banWait,
                refusedWait,
                maxSubscriptionsPerConnection,
                userAgent);
    }

    /** The same with another number of subscriptions on one socket. */
    public StreamSettings withMaxSubscriptionsPerConnection(int max) {
        return new StreamSettings(
                heartbeatInterval,
                heartbeatTimeout,
                connectTimeout,
                ackTimeout,
                reconnectFirst,
                reconnectLongest,
                stableAfter,
                banWait,
                refusedWait,
                max,
                userAgent);
    }

    /** The same with another wait after a refusal. */
    public StreamSettings withRefusedWait(Duration wait) {
        return new StreamSettings(
                heartbeatInterval,
                heartbeatTimeout,
                connectTimeout,
                ackTimeout,
                reconnectFirst,
                reconnectLongest,
                stableAfter,
                banWait,
                wait,
                maxSubscriptionsPerConnection,
                userAgent);
    }

    /** The same with another {@code User-Agent}. */
    public StreamSettings withUserAgent(String name) {
        return new StreamSettings(
                heartbeatInterval,
                heartbeatTimeout,
                connectTimeout,
                ackTimeout,
                reconnectFirst,
                reconnectLongest,
                stableAfter,
                banWait,
                refusedWait,
                maxSubscriptionsPerConnection,
                name);
    }
}
