package io.github.camelblofin.observe;

import io.github.camelblofin.limit.Admission;
import io.github.camelblofin.limit.Ban;
import io.github.camelblofin.limit.Usage;
import io.github.camelblofin.time.Ticker;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** Metrics of one component, where the application collects some. Safe for any thread. */
public interface Meters extends AutoCloseable {
    /** Collects nothing. */
    Meters NONE = new Meters() {
        @Override
        public Admission around(Admission admission) {
            return admission;
        }

        @Override
        public void limits(Limits limits) {}

        @Override
        public void stream(String routeId, Supplier<StreamPicture> picture) {}

        @Override
        public void streamEnded(String routeId) {}

        @Override
        public void close() {}
    };

    /** Where Camel's Micrometer component has its registry, too. */
    String REGISTRY = "metricsRegistry";

    /**
     * What is looked at when somebody asks.
     *
     * @param usage of all windows
     * @param waiting calls that wait
     * @param bans in force
     */
    record Limits(Supplier<List<Usage>> usage, IntSupplier waiting, Supplier<List<Ban>> bans) {}

    /**
     * Collects in the Micrometer registry that the context has: the one named {@value #REGISTRY}, or the only one.
     *
     * @param component name of the component
     */
    static Meters of(CamelContext context, String component, Ticker ticker) {
        // Micrometer may be absent; nothing of it is loaded before this shows that it is there.
        Class<?> type = context.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry");
        if (type == null) {
            return NONE;
        }
        Object named = context.getRegistry().lookupByNameAndType(REGISTRY, type);
        Object registry = named != null ? named : context.getRegistry().findSingleByType(type);
        return registry == null ? NONE : MicrometerMeters.on(registry, component, ticker);
    }

    /** The same, with every call that passes being counted and timed. */
    Admission around(Admission admission);

    /** Shows limits and bans from now on. */
    void limits(Limits limits);

    /** Shows a streaming consumer from now on. */
    void stream(String routeId, Supplier<StreamPicture> picture);

    /** Shows it no more. */
    void streamEnded(String routeId);

    /** Nothing is shown any more. */
    @Override
    void close();
}
