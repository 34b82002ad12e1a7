package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.auth.FixedCredentials;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.stream.PretendOrders.Version;
import io.github.camelblofin.stream.recovery.MessageKey;
import io.github.camelblofin.stream.recovery.Positions;
import io.github.camelblofin.stream.recovery.Recovery;
import io.github.camelblofin.stream.recovery.RecoveryPorts;
import io.github.camelblofin.stream.recovery.RecoverySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Any history of orders, any faults of the connection, the pushes, the lists and the reads: the latest version of every
 * order is heard, versions of an order in order, none twice. In virtual time; jqwik prints the seed of a failure.
 */
class RecoveryFaultsTest {
    /** One run. */
    private static final class Run {
        final Random random;
        final Rig rig = new Rig();
        final PretendOrders orders;
        final RecordingListener heard = new RecordingListener();
        final Positions positions;
        Recovery recovery;
        Subscription subscription;
        /** A push that is late. */
        private String late;

        Run(long seed, Positions positions) {
            this.random = new Random(seed);
            this.orders = new PretendOrders(rig.loop, random);
            this.positions = positions;
        }

        void start() {
            RecoveryPorts ports = new RecoveryPorts(
                    orders, rig.loop, rig.loop, rig.loop, rig.loop::execute, new StatusFeed(rig.loop));
            recovery = new Recovery(
                    new RecoverySettings(
                            StreamChannel.of(ChannelName.find("orders").orElseThrow()),
                            RowForm.TYPED,
                            Duration.ofSeconds(20)),
                    ports,
                    positions,
                    this::hear);
            int dialled = rig.exchange.links.size();
            subscription = rig.subscribe(
                    Rig.request("orders", List.of(), new FixedCredentials(Rig.KEY), rig.loop::execute, recovery));
            if (rig.exchange.links.size() == dialled) {
                rig.awaitDial(Duration.ofSeconds(2));
            }
            rig.agree();
        }

        private CompletionStage<Void> hear(Push push) {
            heard.onPush(push);
            recovery.completed(push);
            return StreamListener.DONE;
        }

        void stop() {
            recovery.close();
            subscription.close();
            rig.loop.settle();
            recovery.flush();
            rig.passSeconds(1); // answers to reads that were under way
        }

        void pass(int most) {
            rig.pass(Duration.ofMillis(random.nextInt(most)));
        }

        /** Something happens, and is pushed as well as faults allow. */
        void happen(int faults) {
            String push = orders.happen().push();
            int fault = random.nextInt(100) < faults ? random.nextInt(3) : -1;
            if (fault == 0) {
                return; // never sent
            }
            if (fault == 1 && late == null) {
                late = push;
                return;
            }
            rig.push(push);
            if (fault == 2) {
                rig.push(push);
            }
            if (late != null) {
                rig.push(late);
                late = null;
            }
        }

        void lose() {
            rig.drop();
            for (int i = random.nextInt(6); i > 0; i--) {
                orders.happen();
                pass(300);
            }
            rig.awaitDial(Duration.ofSeconds(70));
            rig.agree();
            late = null;
        }

        void calm() {
            orders.failing = 0;
            for (int i = 0; i < 60; i++) {
                rig.pass(Duration.ofSeconds(2));
                // pings of a quiet connection
                if (rig.link().sent.removeIf("ping"::equals)) {
                    rig.push("pong");
                }
            }
        }

        Map<String, List<Order>> heardOrders() {
            Map<String, List<Order>> byId = new LinkedHashMap<>();
            heard.pushes.forEach(push -> push.rows().forEach(row -> {
                Order order = (Order) row;
                byId.computeIfAbsent(order.orderId(), id -> new ArrayList<>()).add(order);
            }));
            return byId;
        }

        /** What was heard of an order. */
        List<String> story(String id) {
            List<String> story = new ArrayList<>();
            heard.pushes.forEach(push -> push.rows().stream()
                    .filter(row -> ((Order) row).orderId().equals(id))
                    .forEach(row -> story.add((push.recovered() ? "read " : "pushed ")
                            + MessageKey.ofRow(push, row).text())));
            return story;
        }

        List<String> keys() {
            return heard.pushes.stream()
                    .flatMap(push -> push.rows().stream()
                            .map(row -> MessageKey.ofRow(push, row).text()))
                    .toList();
        }
    }

    private static void assertLatestHeard(Run run) {
        Map<String, List<Order>> byId = run.heardOrders();
        run.orders.orders.forEach((id, versions) -> {
            Version last = PretendOrders.last(versions);
            List<Order> heard = byId.get(Long.toString(id));
            assertThat(heard).as("order %s, last %s", id, last).isNotNull();
            Order latest = heard.get(heard.size() - 1);
            assertThat(latest.state().value() + latest.filledSize() + "@" + latest.price())
                    .as("order %s", id)
                    .isEqualTo(last.state() + last.filled() + "@" + last.price());
        });
    }

    private static void assertInOrder(Run run) {
        run.heardOrders().forEach((id, versions) -> {
            for (int i = 1; i < versions.size(); i++) {
                Order older = versions.get(i - 1);
                Order newer = versions.get(i);
                String story = id + ": " + run.story(id) + ", of " + run.orders.orders.get(Long.parseLong(id));
                assertThat(newer.filledSize()).as(story).isGreaterThanOrEqualTo(older.filledSize());
                assertThat(newer.updateTime()).as(story).isAfterOrEqualTo(older.updateTime());
                assertThat(older.state().open()).as(story).isTrue();
            }
        });
    }

    @Property(tries = 300)
    void theLatestVersionOfEveryOrderIsHeardInOrderAndOnce(@ForAll long seed) {
        Run run = new Run(seed, Positions.NONE);
        for (int i = run.random.nextInt(4); i > 0; i--) {
            run.orders.happen();
            run.pass(1_000);
        }
        Map<Long, Version> atStart = new HashMap<>();
        run.orders.orders.forEach((id, versions) -> atStart.put(id, PretendOrders.last(versions)));
        run.start();
        run.orders.lag = Duration.ofMillis(run.random.nextInt(900));
        run.orders.failing = run.random.nextInt(40);
        int faults = run.random.nextInt(30);
        for (int i = 0; i < 60; i++) {
            if (run.random.nextInt(15) == 0) {
                run.lose();
            } else {
                run.happen(faults);
            }
            run.pass(700);
        }
        run.calm();

        // What was as it is before the start is nobody's news.
        run.orders.orders.entrySet().removeIf(entry -> PretendOrders.last(entry.getValue())
                .equals(atStart.get(entry.getKey())));
        assertLatestHeard(run);
        assertInOrder(run);
        assertThat(run.keys()).doesNotHaveDuplicates();
        run.stop();
        run.rig.close();
    }

    /** Positions that outlive a run. */
    private static final class Stored implements Positions {
        private String text;
        /** The process is dead: what it would still store gets lost. */
        private boolean killed;

        @Override
        public String load(String instId) {
            return text;
        }

        @Override
        public void save(String instId, String position) {
            if (!killed) {
                text = position;
            }
        }
    }

    /** The process stops or is killed at any moment, and starts again with the position that was stored. */
    private static Run throughRestarts(long seed, boolean kills) {
        Stored stored = new Stored();
        Run run = new Run(seed, stored);
        run.start();
        run.orders.lag = Duration.ofMillis(run.random.nextInt(900));
        run.orders.failing = run.random.nextInt(30);
        for (int i = 0; i < 60; i++) {
            if (run.random.nextInt(12) == 0) {
                stored.killed = kills;
                run.stop();
                stored.killed = false;
                for (int j = run.random.nextInt(6); j > 0; j--) {
                    run.orders.happen();
                    run.pass(5_000);
                }
                run.start();
            } else {
                run.happen(10);
            }
            run.pass(700);
        }
        run.calm();
        return run;
    }

    @Property(tries = 75)
    void overRestartsTheLatestVersionOfEveryOrderIsHeard(@ForAll long seed) {
        Run run = throughRestarts(seed, false);

        assertLatestHeard(run);
        assertInOrder(run);
        assertThat(run.keys())
                .as("nothing completed twice, as nothing crashed between")
                .doesNotHaveDuplicates();
        run.stop();
        run.rig.close();
    }

    /** At least once: what had completed just before may come again, but nothing is passed over. */
    @Property(tries = 75)
    void overKillsTheLatestVersionOfEveryOrderIsHeard(@ForAll long seed) {
        Run run = throughRestarts(seed, true);

        assertLatestHeard(run);
        run.stop();
        run.rig.close();
    }
}
