/** A simulator for each test of JUnit 5: {@link io.github.camelblofin.simulator.junit.BlofinSimulation}. */
package io.github.camelblofin.simulator.junit;
