package io.github.camelblofin.limit;

import java.time.Duration;
import java.util.Optional;

/** The right to make one call. Whoever gets it tells how the call ended, once; the place is held until then. Any thread. */
public interface Permit {
    /** For calls that nobody counts. */
    Permit UNCOUNTED = new Permit() {
        @Override
        public void end(Ending ending) {}

        @Override
        public Optional<Duration> stopped(Stop stop) {
            return Optional.empty();
        }
    };

    /** The call ended, with an answer that says nothing about limits, or without one. */
    void end(Ending ending);

    /** BloFin refused it, since there were too many. How long nothing of the kind is called from now on, where known. */
    Optional<Duration> stopped(Stop stop);
}
