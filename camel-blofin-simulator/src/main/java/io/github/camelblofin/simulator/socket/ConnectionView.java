package io.github.camelblofin.simulator.socket;

import java.util.List;

/**
 * One open WebSocket connection.
 *
 * @param path such as {@code /ws/public}
 * @param account who logged in; empty when nobody did
 * @param subscriptions such as {@code tickers BTC-USDT}, in the order of subscribing
 * @param connectedAt epoch milliseconds
 */
public record ConnectionView(
        String path, String remoteAddress, String account, List<String> subscriptions, long connectedAt) {}
