package io.github.camelblofin.simulator.junit;

import io.github.camelblofin.simulator.SimulatorBuilder;

/** Settings of a test's simulator. Implementations need a constructor without parameters. */
@FunctionalInterface
public interface SimulatorSetup {
    /** Changes what the annotation left as it is. Called once a test. */
    void apply(SimulatorBuilder builder);

    /** Changes nothing. */
    final class None implements SimulatorSetup {
        @Override
        public void apply(SimulatorBuilder builder) {
            // What the annotation says is all.
        }
    }
}
