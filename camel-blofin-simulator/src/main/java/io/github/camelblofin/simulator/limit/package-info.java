/** How many calls the exchange takes from whom, and what it does with who sends more. Pure: no I/O, time comes in. */
package io.github.camelblofin.simulator.limit;
