/** How the exchange's views look in BloFin's JSON, over REST and in pushes. Pure: no I/O. */
package io.github.camelblofin.simulator.wire;
