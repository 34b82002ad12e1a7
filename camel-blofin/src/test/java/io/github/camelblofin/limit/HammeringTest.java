package io.github.camelblofin.limit;

import static io.github.camelblofin.limit.Desk.market;
import static io.github.camelblofin.limit.Desk.trading;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/**
 * An hour, of virtual time, in which eight routes poll as fast as they can and one places and cancels: the exchange sees
 * no call too many, the limits are used, cancels do not wait. Then a ban: nobody calls, and all goes on by itself.
 */
class HammeringTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long SEED = 20_260_301;

    private final Desk desk = new Desk();
    private final LimitAccess access = desk.open(LimitSettings.STANDARD);
    private final Random random = new Random(SEED);
    private final List<Long> arrivals = new ArrayList<>();
    private final List<Long> tradingArrivals = new ArrayList<>();
    private final List<Long> cancelWaits = new ArrayList<>();
    private long bannedFrom = Long.MAX_VALUE;
    private long bannedUntil = Long.MAX_VALUE;
    private boolean stopped;

    private void later(long millis, Runnable task) {
        desk.time.after(Duration.ofMillis(millis), task);
    }

    private void hammer(Turn turn, long pause) {
        if (stopped) {
            return;
        }
        long since = desk.time.nanos();
        CompletionStage<Permit> call = access.admit(turn);
        call.whenComplete((permit, refusal) -> {
            if (refusal != null) {
                later(500 + random.nextInt(500), () -> hammer(turn, pause));
                return;
            }
            if (turn.urgent()) {
                cancelWaits.add(desk.time.nanos() - since);
            }
            later(10 + random.nextInt(100), () -> arrive(turn, permit, pause));
        });
    }

    private void arrive(Turn turn, Permit permit, long pause) {
        long now = desk.time.nanos();
        arrivals.add(now);
        if (turn.user() != null) {
            tradingArrivals.add(now);
        }
        boolean banned = now >= bannedFrom && now < bannedUntil;
        later(10 + random.nextInt(100), () -> {
            if (banned) {
                permit.stopped(new Stop(true, Optional.empty()));
            } else {
                permit.end(Ending.ANSWERED);
            }
            later(pause, () -> hammer(turn, pause));
        });
    }

    private static int most(List<Long> moments, Rate rate) {
        int most = 0;
        int first = 0;
        for (int i = 0; i < moments.size(); i++) {
            while (moments.get(i) - moments.get(first) >= rate.window().toNanos()) {
                first++;
            }
            most = Math.max(most, i - first + 1);
        }
        return most;
    }

    private void assertNoCallTooMany() {
        for (Rate rate : LimitSettings.STANDARD.address()) {
            assertThat(most(arrivals, rate)).as("seed " + SEED + ", " + rate).isLessThanOrEqualTo(rate.calls());
        }
        for (Rate rate : LimitSettings.STANDARD.trading()) {
            assertThat(most(tradingArrivals, rate))
                    .as("seed " + SEED + ", " + rate)
                    .isLessThanOrEqualTo(rate.calls());
        }
    }

    private void start() {
        for (int i = 0; i < 8; i++) {
            hammer(market(), 0);
        }
        hammer(trading("1", Priority.PLACE), 1_500);
        hammer(trading("1", Priority.CANCEL), 1_500);
    }

    @Test
    void anHourOfHammeringUsesTheLimitsAndExceedsNone() {
        start();
        desk.time.pass(HOUR);
        stopped = true;

        assertNoCallTooMany();
        // Ordinary calls leave a fifth of 1,500 in five minutes alone.
        assertThat(arrivals.size()).isGreaterThanOrEqualTo((int) (12 * 1_200 * 0.95));
        cancelWaits.sort(null);
        assertThat(cancelWaits).hasSizeGreaterThan(1_000);
        assertThat(cancelWaits.get(cancelWaits.size() * 99 / 100)).isLessThan(1_000_000_000L);
    }

    @Test
    void duringABanNobodyCallsAndThenAllGoesOn() {
        start();
        desk.time.pass(Duration.ofMinutes(7));
        bannedFrom = desk.time.nanos();
        bannedUntil = bannedFrom + Duration.ofMinutes(5).toNanos();
        desk.time.pass(Duration.ofMinutes(20));
        stopped = true;

        // The one that found out, and those that were under way with it.
        assertThat(arrivals.stream().filter(at -> at >= bannedFrom && at < bannedUntil))
                .hasSizeLessThanOrEqualTo(10);
        assertThat(arrivals.stream().filter(at -> at >= bannedFrom + 1_000_000_000L && at < bannedUntil))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(arrivals.stream().filter(at -> at >= bannedUntil)).hasSizeGreaterThan(2_000);
        assertThat(desk.events.stream().map(LimitEvent::kind)).containsOnlyOnce(LimitEvent.Kind.REOPENED);
        assertNoCallTooMany();
    }
}
