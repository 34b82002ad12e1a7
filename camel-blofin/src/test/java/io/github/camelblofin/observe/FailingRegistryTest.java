package io.github.camelblofin.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Priority;
import io.github.camelblofin.api.RateClass;
import io.github.camelblofin.limit.Admission;
import io.github.camelblofin.limit.CallGates;
import io.github.camelblofin.limit.Ending;
import io.github.camelblofin.limit.LimitAccess;
import io.github.camelblofin.limit.LimitSettings;
import io.github.camelblofin.limit.Permit;
import io.github.camelblofin.limit.Stop;
import io.github.camelblofin.limit.Turn;
import io.github.camelblofin.limit.Usage;
import io.github.camelblofin.time.Timekeeping;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A registry that refuses meters costs numbers, never a call, nor its place in the limits. */
class FailingRegistryTest {
    private static final Turn TURN =
            new Turn("market/tickers", RateClass.IP, null, Priority.MARKET, Turn.Patience.DEFAULT);

    private final LimitAccess limits = new CallGates(new Timekeeping(() -> 0, () -> 0, (delay, task) -> () -> {}))
            .open(URI.create("https://exchange.example"), "default", LimitSettings.STANDARD, event -> {});
    private final Admission metered = metered();

    private Admission metered() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                if (id.getType() == Meter.Type.TIMER || id.getName().endsWith("usage")) {
                    throw new IllegalArgumentException("no such tags");
                }
                return id;
            }
        });
        Meters meters = MicrometerMeters.on(registry, "blofin", () -> 0);
        meters.limits(new Meters.Limits(limits::usage, limits::waiting, limits::bans));
        return meters.around(limits);
    }

    @Test
    void callsGoOnAndGiveTheirPlacesBack() {
        CompletableFuture<Permit> call = metered.admit(TURN);

        assertThat(call).isCompleted();
        call.join().end(Ending.UNSENT);
        assertThat(limits.usage()).extracting(Usage::used).containsOnly(0);
    }

    @Test
    void bansAreNoticed() {
        CompletableFuture<Permit> call = metered.admit(TURN);
        assertThat(call).isCompleted();
        call.join().stopped(new Stop(true, Optional.empty()));

        assertThat(limits.bans()).hasSize(1);
        assertThat(metered.admit(TURN)).isCompletedExceptionally();
    }
}
