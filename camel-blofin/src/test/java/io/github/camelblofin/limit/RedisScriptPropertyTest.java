package io.github.camelblofin.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.limit.RateLimitStore.Answer;
import io.github.camelblofin.limit.RateLimitStore.Budget;
import io.github.camelblofin.limit.RateLimitStore.BudgetKey;
import io.github.camelblofin.limit.RateLimitStore.Kind;
import io.github.camelblofin.limit.RateLimitStore.Window;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The script in Redis decides as {@link StrictWindow} does, whatever happens; jqwik prints the seed of a failure. */
class RedisScriptPropertyTest {
    private static final Duration LEASE = Duration.ofMillis(700);
    private static final List<Ending> HOW = List.of(Ending.values());
    private static final int RESERVE = 20;
    private static final List<Rate> ADDRESS =
            List.of(new Rate(9, Duration.ofMillis(600)), new Rate(20, Duration.ofMillis(3_000)));
    private static final List<Rate> TRADING = List.of(new Rate(5, Duration.ofMillis(400)));

    private static VirtualRedis redis;

    @BeforeContainer
    static void start() throws IOException {
        redis = new VirtualRedis();
    }

    @AfterContainer
    static void stop() throws IOException {
        redis.close();
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void decidesAsOneProcessDoes(@ForAll long seed) throws Exception {
        new Story(seed).play(100);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    @Tag("full")
    void decidesAsOneProcessDoesInManyStories(@ForAll long seed) throws Exception {
        new Story(seed).play(200);
    }

    /** Windows of one budget, in the store and in the model. */
    private static final class Both {
        final Budget stored;
        final List<StrictWindow> model;

        Both(String name, List<Rate> rates) {
            List<Window> windows = new ArrayList<>();
            rates.forEach(rate -> windows.add(new Window(
                    Duration.ofNanos(StrictWindow.length(rate)),
                    rate.calls(),
                    StrictWindow.reserved(rate.calls(), RESERVE))));
            stored = new Budget(new BudgetKey("exchange.example", name), windows);
            model = rates.stream().map(rate -> new StrictWindow(rate, RESERVE)).toList();
        }
    }

    /** A call under way. */
    private record Flight(List<Both> budgets, long leaseEnd) {}

    /** Calls of two users and of nobody, by processes that end them, lose them, take them back or crash. */
    private static final class Story {
        private final Random random;
        private final Both address;
        private final List<List<Both>> lanes;
        /** By permit; in the order in which they were granted, so in that of their leases. */
        private final Map<Integer, Map.Entry<String, Flight>> flying = new TreeMap<>();

        private int number;

        Story(long seed) {
            random = new Random(seed);
            redis.flush();
            address = new Both("address default", ADDRESS);
            lanes = List.of(
                    List.of(address),
                    List.of(address, new Both("user 1", TRADING)),
                    List.of(address, new Both("user 2", TRADING)));
        }

        void play(int steps) throws Exception {
            for (List<Both> lane : lanes) {
                assertThat(ask(lane, 1, 1, "begin").kind()).isEqualTo(Kind.UNKNOWN);
            }
            redis.pass(LEASE.plusMillis(3_008));
            for (int i = 0; i < steps; i++) {
                pass(Duration.ofNanos(1_000L * random.nextInt(random.nextInt(10) == 0 ? 900_000 : 60_000)));
                if (random.nextInt(3) > 0 || flying.isEmpty()) {
                    call(lanes.get(random.nextInt(lanes.size())), random.nextInt(4), random.nextInt(6));
                } else {
                    end();
                }
            }
        }

        private static Answer ask(List<Both> lane, int urgent, int ordinary, String name) {
            return redis.acquire(lane.stream().map(both -> both.stored).toList(), urgent, ordinary, name, LEASE);
        }

        private long now() {
            return redis.micros() * 1_000;
        }

        /** Leases that end on the way end calls in the model, as in the order of time. */
        private void pass(Duration time) {
            redis.pass(time);
            for (Integer permit : List.copyOf(flying.keySet())) {
                Flight flight = flying.get(permit).getValue();
                if (flight.leaseEnd <= now()) {
                    flying.remove(permit);
                    windows(flight.budgets).forEach(window -> window.end(flight.leaseEnd));
                }
            }
        }

        private static List<StrictWindow> windows(List<Both> lane) {
            List<StrictWindow> all = new ArrayList<>();
            lane.forEach(both -> all.addAll(both.model));
            return all;
        }

        private long delay(List<Both> lane, boolean urgent) {
            return windows(lane).stream()
                    .mapToLong(window -> window.delay(urgent, now()))
                    .max()
                    .orElseThrow();
        }

        private int take(List<Both> lane, boolean urgent, int most) {
            int taken = 0;
            while (taken < most && delay(lane, urgent) == 0) {
                windows(lane).forEach(StrictWindow::take);
                taken++;
            }
            return taken;
        }

        private void call(List<Both> lane, int urgent, int ordinary) {
            String name = "p" + number + ":";
            Answer answer = ask(lane, urgent, ordinary, name);
            int urgentGo = take(lane, true, urgent);
            int ordinaryGo = take(lane, false, ordinary);

            assertThat(answer.kind()).isEqualTo(Kind.GRANTED);
            assertThat(answer.urgent()).as("urgent ones").isEqualTo(urgentGo);
            assertThat(answer.ordinary()).as("ordinary ones").isEqualTo(ordinaryGo);
            checkWait(answer.urgentWait(), delay(lane, true));
            checkWait(answer.ordinaryWait(), delay(lane, false));
            Flight flight = new Flight(lane, now() + LEASE.toNanos());
            for (int i = 1; i <= urgentGo; i++) {
                flying.put(number++, Map.entry(name + "u" + i, flight));
            }
            for (int i = 1; i <= ordinaryGo; i++) {
                flying.put(number++, Map.entry(name + "o" + i, flight));
            }
            number++;
        }

        private static void checkWait(Duration said, long model) {
            if (model == StrictWindow.UNKNOWN) {
                assertThat(said).isPositive();
            } else {
                assertThat(said.toNanos()).as("wait").isEqualTo(model);
            }
        }

        private void end() throws Exception {
            List<Integer> all = List.copyOf(flying.keySet());
            Integer permit = all.get(random.nextInt(all.size()));
            Map.Entry<String, Flight> ended = flying.remove(permit);
            Ending how = HOW.get(random.nextInt(HOW.size()));
            List<BudgetKey> keys = ended.getValue().budgets.stream()
                    .map(both -> both.stored.key())
                    .toList();
            redis.store
                    .end(keys, how, List.of(ended.getKey()))
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            for (StrictWindow window : windows(ended.getValue().budgets)) {
                if (how == Ending.UNSENT) {
                    window.giveBack();
                } else {
                    window.end(now());
                }
            }
        }
    }
}
