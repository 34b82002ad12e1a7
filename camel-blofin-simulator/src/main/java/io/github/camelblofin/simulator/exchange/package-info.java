/**
 * The exchange itself, without a wire: orders, accounts, prices, a synthetic market. {@link
 * io.github.camelblofin.simulator.exchange.Exchange} is the door; everything behind it is single-threaded and
 * deterministic.
 *
 * <p>Funding payments and liquidation are not part of it: both would book through the settlement of trades.
 */
package io.github.camelblofin.simulator.exchange;
