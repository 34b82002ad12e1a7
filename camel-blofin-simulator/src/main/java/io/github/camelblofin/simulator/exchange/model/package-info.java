/** What the exchange core takes and shows: immutable records and BloFin's words as enums. Knows nobody. */
package io.github.camelblofin.simulator.exchange.model;
