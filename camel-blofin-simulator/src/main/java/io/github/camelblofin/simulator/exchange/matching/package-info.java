/** Who trades with whom: orders, price levels, the book and the rule of price and time. In whole ticks and lots. */
package io.github.camelblofin.simulator.exchange.matching;
