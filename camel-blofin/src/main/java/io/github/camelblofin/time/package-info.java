/** The seams: clocks, randomness and timers come in through these interfaces, so that tests decide them. */
package io.github.camelblofin.time;
