/** What belongs to whom: wallets, positions, leverage, orders and fills of an account, and the margin they need. */
package io.github.camelblofin.simulator.exchange.account;
