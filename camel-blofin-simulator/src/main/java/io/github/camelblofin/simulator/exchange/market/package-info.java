/** What everybody may see of an instrument: book changes, trades, candles, ticker, mark price, funding rate. */
package io.github.camelblofin.simulator.exchange.market;
