/**
 * The WebSocket side: connections, logins, subscriptions and the pushes that follow. Which channels exist comes from
 * {@link io.github.camelblofin.api.Channel}; what is built here is one feed each, in {@link
 * io.github.camelblofin.simulator.socket.FeedTable}. Everything runs on the event loop that owns the exchange.
 */
package io.github.camelblofin.simulator.socket;
