/**
 * A BloFin-compatible exchange in one process, for tests, demos and rehearsal: {@link
 * io.github.camelblofin.simulator.BlofinSimulator} in Java, {@link io.github.camelblofin.simulator.SimulatorMain} from a
 * shell.
 */
package io.github.camelblofin.simulator;
