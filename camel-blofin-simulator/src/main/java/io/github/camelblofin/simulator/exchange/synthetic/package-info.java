/** Who trades when no user does: a wandering fair price, makers who quote around it and takers. */
package io.github.camelblofin.simulator.exchange.synthetic;
