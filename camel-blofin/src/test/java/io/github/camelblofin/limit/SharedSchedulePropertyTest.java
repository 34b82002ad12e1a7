package io.github.camelblofin.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Priority;
import io.github.camelblofin.api.RateClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/**
 * Three processes and a store that is away, slow, mute, or loses its data, while processes crash: no exact window ever holds too
 * many calls at the other side, and everybody is served or told. jqwik prints the seed of a failure.
 */
class SharedSchedulePropertyTest {
    private static final List<Priority> PLACES = List.of(Priority.values());
    private static final int PROCESSES = 3;
    private static final Duration REQUEST_TIMEOUT = Duration.ofMillis(200);
    private static final Duration STORE_TIMEOUT = Duration.ofMillis(50);
    private static final LimitSettings LIMITS = new LimitSettings(
            List.of(new Rate(18, Duration.ofMillis(600)), new Rate(40, Duration.ofMillis(3_000))),
            List.of(new Rate(10, Duration.ofMillis(400))),
            100,
            20,
            30,
            Duration.ofMillis(300));

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void noWindowEverHoldsTooMany(@ForAll long seed) {
        new Story(seed).play();
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    @Tag("full")
    void noWindowEverHoldsTooManyInManyStories(@ForAll long seed) {
        new Story(seed).play();
    }

    private record Sent(boolean trading, long arrived) {}

    private static final class Story {
        private final Random random;
        private final VirtualTime time = new VirtualTime();
        private final VirtualStore store = new VirtualStore(time);
        private final SharingSettings sharing =
                SharingSettings.of(store, PROCESSES, 40, STORE_TIMEOUT, REQUEST_TIMEOUT);
        private final List<SharedAccess> processes = new ArrayList<>();
        private final List<Sent> sent = new ArrayList<>();
        private final List<CompletableFuture<Permit>> asked = new ArrayList<>();

        Story(long seed) {
            random = new Random(seed);
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(process());
            }
        }

        private SharedAccess process() {
            return new CallGates(time.keeping()).open(Desk.EXCHANGE, "default", LIMITS, sharing, event -> {});
        }

        void play() {
            for (int i = 0; i < 150; i++) {
                time.pass(Duration.ofMillis(random.nextInt(random.nextInt(20) == 0 ? 3_000 : 100)));
                disturb();
                SharedAccess process = processes.get(random.nextInt(PROCESSES));
                for (int calls = random.nextInt(6); calls > 0; calls--) {
                    call(process);
                }
            }
            store.down = false;
            store.mute = false;
            store.latency = Duration.ZERO;
            time.pass(Duration.ofMinutes(1));
            assertThat(asked).as("served or told").allMatch(CompletableFuture::isDone);
            check(LIMITS.address(), sent);
            check(LIMITS.trading(), sent.stream().filter(Sent::trading).toList());
        }

        private void disturb() {
            switch (random.nextInt(60)) {
                case 0 -> store.down = true;
                case 1 -> store.mute = true;
                case 2 -> store.latency = Duration.ofMillis(random.nextInt(150));
                case 3 -> store.lose();
                case 4, 5, 6, 7 -> {
                    store.down = false;
                    store.mute = false;
                    store.latency = Duration.ofMillis(random.nextInt(20));
                }
                default -> {}
            }
        }

        private void call(SharedAccess process) {
            boolean trading = random.nextBoolean();
            Turn turn = new Turn(
                    "trade/order",
                    trading ? RateClass.TRADING_USER : RateClass.IP,
                    trading && random.nextInt(5) > 0 ? "1" : null,
                    PLACES.get(random.nextInt(PLACES.size())),
                    new Turn.Patience(Duration.ofMillis(random.nextInt(3_000)), false));
            CompletableFuture<Permit> ticket = process.admit(turn);
            asked.add(ticket);
            CompletionStage<Permit> told = ticket;
            told.thenAccept(permit -> send(permit, trading));
            if (random.nextInt(10) == 0) {
                time.after(Duration.ofMillis(random.nextInt(500)), () -> ticket.cancel(false));
            }
        }

        private void send(Permit permit, boolean trading) {
            int fate = random.nextInt(20);
            if (fate == 0) {
                permit.end(Ending.UNSENT);
                return;
            }
            long arrival = Duration.ofMillis(random.nextInt((int) REQUEST_TIMEOUT.toMillis()))
                    .toNanos();
            sent.add(new Sent(trading, time.nanos() + arrival));
            Duration answer = Duration.ofNanos(arrival).plusMillis(random.nextInt(300));
            // One in twenty belongs to a part of the process that nobody hears of again.
            if (fate > 1) {
                time.after(answer, () -> permit.end(fate == 2 ? Ending.LOST : Ending.ANSWERED));
            }
        }

        private static void check(List<Rate> rates, List<Sent> calls) {
            List<Long> arrivals = new ArrayList<>();
            calls.forEach(call -> arrivals.add(call.arrived));
            Collections.sort(arrivals);
            for (Rate rate : rates) {
                for (int i = rate.calls(); i < arrivals.size(); i++) {
                    assertThat(arrivals.get(i) - arrivals.get(i - rate.calls()))
                            .as("%s at call %s", rate, i)
                            .isGreaterThanOrEqualTo(rate.window().toNanos());
                }
            }
        }
    }
}
