package io.github.camelblofin.observe;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.limit.Admission;
import io.github.camelblofin.limit.Ending;
import io.github.camelblofin.limit.Permit;
import io.github.camelblofin.limit.Stop;
import io.github.camelblofin.limit.Turn;
import io.github.camelblofin.limit.Usage;
import io.github.camelblofin.stream.SubscriptionStatus;
import io.github.camelblofin.stream.recovery.RecoveryStatus;
import io.github.camelblofin.time.Ticker;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Metrics in Micrometer. Names begin with {@code camel.blofin}; tags are the component, and operations, outcomes, windows or
 * routes, of which there are few.
 */
final class MicrometerMeters implements Meters {
    private static final Logger LOG = LoggerFactory.getLogger(MicrometerMeters.class);
    private static final String CALLS = "camel.blofin.calls";
    private static final String WAITS = "camel.blofin.calls.queued";

    private final MeterRegistry registry;
    private final Tags component;
    private final Ticker ticker;
    /** Windows that are shown already. */
    private final Set<String> windows = ConcurrentHashMap.newKeySet();

    private final List<Meter> own = new CopyOnWriteArrayList<>();
    private final ConcurrentMap<String, Shown> streams = new ConcurrentHashMap<>();
    /** Set once, before calls are made. */
    private volatile Limits limits;

    /** Of one consumer. Counters of functions hold their source weakly, so it is held here. */
    private record Shown(Supplier<StreamPicture> picture, List<Meter> meters) {}

    private MicrometerMeters(MeterRegistry registry, String component, Ticker ticker) {
        this.registry = registry;
        this.component = Tags.of("component", component);
        this.ticker = ticker;
    }

    /** @param registry a {@link MeterRegistry} */
    static Meters on(Object registry, String component, Ticker ticker) {
        return new MicrometerMeters((MeterRegistry) registry, component, ticker);
    }

    @Override
    public Admission around(Admission admission) {
        return turn -> {
            CompletableFuture<Permit> admitted = admission.admit(turn);
            CompletableFuture<Permit> metered = new CompletableFuture<>();
            admitted(turn, admitted, metered);
            givenUp(metered, admitted);
            return metered;
        };
    }

    private void admitted(Turn turn, CompletionStage<Permit> admitted, CompletableFuture<Permit> metered) {
        long asked = ticker.nanos();
        admitted.whenComplete((permit, refusal) -> {
            if (refusal == null) {
                begin(turn, asked, permit, metered);
            } else {
                count(turn, asked, refusal instanceof BlofinRateLimitException ? "refused" : "given up");
                metered.completeExceptionally(refusal);
            }
        });
    }

    /** Giving up has to reach the queue. */
    private static void givenUp(CompletionStage<Permit> metered, CompletableFuture<Permit> admitted) {
        metered.whenComplete((permit, end) -> {
            if (end instanceof CancellationException) {
                admitted.cancel(false);
            }
        });
    }

    private void begin(Turn turn, long asked, Permit permit, CompletableFuture<Permit> owner) {
        record(WAITS, Tags.of("priority", name(turn.priority())), asked);
        Permit timed = new TimedPermit(turn, permit, ticker.nanos());
        if (!owner.complete(timed)) {
            timed.end(Ending.UNSENT);
        }
        discover();
    }

    private void count(Turn turn, long since, String outcome) {
        String operation = Operation.find(turn.operation()).map(Operation::path).orElse("raw");
        record(CALLS, Tags.of("operation", operation, "outcome", outcome), since);
    }

    /** A registry may refuse a meter, or fail; calls and their permits go on without it. */
    private void record(String name, Tags tags, long since) {
        try {
            registry.timer(name, component.and(tags)).record(since(since));
        } catch (RuntimeException e) {
            LOG.debug("A time of {} is not recorded: {}", name, e.toString());
        }
    }

    private Duration since(long moment) {
        return Duration.ofNanos(Math.max(0, ticker.nanos() - moment));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Tells once how the call ended. */
    private final class TimedPermit implements Permit {
        private final Turn turn;
        private final Permit permit;
        private final long begun;
        private final AtomicBoolean ended = new AtomicBoolean();

        TimedPermit(Turn turn, Permit permit, long begun) {
            this.turn = turn;
            this.permit = permit;
            this.begun = begun;
        }

        @Override
        public void end(Ending ending) {
            if (ended.compareAndSet(false, true)) {
                count(turn, begun, name(ending));
            }
            permit.end(ending);
        }

        @Override
        public Optional<Duration> stopped(Stop stop) {
            if (ended.compareAndSet(false, true)) {
                count(turn, begun, "stopped");
            }
            return permit.stopped(stop);
        }
    }

    @Override
    public void limits(Limits shown) {
        limits = shown;
        own.add(Gauge.builder("camel.blofin.limit.waiting", shown, all -> all.waiting()
                        .getAsInt())
                .description("Calls that wait for their turn")
                .tags(component)
                .strongReference(true)
                .register(registry));
        own.add(Gauge.builder("camel.blofin.limit.bans", shown, all -> all.bans()
                        .get()
                        .size())
                .description("Bans of BloFin's in force")
                .tags(component)
                .strongReference(true)
                .register(registry));
    }

    /** Shows windows that were not there before: users become known while calls are made. */
    private void discover() {
        Limits known = limits;
        if (known == null) {
            return;
        }
        for (Usage usage : known.usage().get()) {
            if (windows.add(key(usage))) {
                own.add(Gauge.builder("camel.blofin.limit.usage", known, all -> percent(all, key(usage)))
                        .description("How much of a window is used")
                        .baseUnit("percent")
                        .tags(component.and(
                                "budget", usage.budget(), "window", usage.rate().toString()))
                        .strongReference(true)
                        .register(registry));
            }
        }
    }

    private static String key(Usage usage) {
        return usage.budget() + " " + usage.rate();
    }

    private static double percent(Limits all, String key) {
        return all.usage().get().stream()
                .filter(usage -> key(usage).equals(key))
                .mapToInt(Usage::percent)
                .max()
                .orElse(0);
    }

    @Override
    public void stream(String routeId, Supplier<StreamPicture> picture) {
        Tags tags = component.and("routeId", routeId);
        streams.put(
                routeId,
                new Shown(
                        picture,
                        List.of(
                                counter("messages", tags, picture, SubscriptionStatus::messages),
                                counter("replaced", tags, picture, SubscriptionStatus::replaced),
                                counter("dropped", tags, picture, SubscriptionStatus::dropped),
                                counter("undecodable", tags, picture, SubscriptionStatus::undecodable),
                                counter("reconnects", tags, picture, SubscriptionStatus::reconnects),
                                counter("lagged", tags, picture, SubscriptionStatus::lagged),
                                counter("stale", tags, picture, SubscriptionStatus::staleAlarms),
                                recovered("recovered", tags, picture, RecoveryStatus::recovered),
                                recovered("repeated", tags, picture, RecoveryStatus::repeated),
                                recovered("gaps", tags, picture, RecoveryStatus::gaps),
                                Gauge.builder("camel.blofin.stream.waiting", picture, of(SubscriptionStatus::waiting))
                                        .tags(tags)
                                        .strongReference(true)
                                        .register(registry))));
    }

    private Meter counter(
            String name, Tags tags, Supplier<StreamPicture> picture, ToDoubleFunction<SubscriptionStatus> value) {
        return FunctionCounter.builder("camel.blofin.stream." + name, picture, of(value))
                .tags(tags)
                .register(registry);
    }

    /** Zero while there is no subscription; a counter never falls for that. */
    private static ToDoubleFunction<Supplier<StreamPicture>> of(ToDoubleFunction<SubscriptionStatus> value) {
        return picture -> {
            SubscriptionStatus now = picture.get().subscription();
            return now == null ? 0 : value.applyAsDouble(now);
        };
    }

    private Meter recovered(
            String name, Tags tags, Supplier<StreamPicture> picture, ToDoubleFunction<RecoveryStatus> value) {
        return FunctionCounter.builder(
                        "camel.blofin.stream." + name,
                        picture,
                        now -> value.applyAsDouble(now.get().recovery()))
                .tags(tags)
                .register(registry);
    }

    @Override
    public void streamEnded(String routeId) {
        Shown gone = streams.remove(routeId);
        if (gone != null) {
            gone.meters().forEach(registry::remove);
        }
    }

    /** Timers stay: what was counted was counted. */
    @Override
    public void close() {
        own.forEach(registry::remove);
        own.clear();
        Set.copyOf(streams.keySet()).forEach(this::streamEnded);
    }
}
