package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelblofin.api.ChannelName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final StreamChannel ORDERS =
            StreamChannel.of(ChannelName.find("orders").orElseThrow());

    private final ManualExecutor executor = new ManualExecutor();
    private final List<RecordingListener> routes = new ArrayList<>();

    private Lanes lanes(int count, int maxMessages, LaneKey key) {
        for (int i = 0; i < count; i++) {
            routes.add(new RecordingListener());
        }
        return new Lanes(List.copyOf(routes), key, executor, maxMessages, 1_000_000);
    }

    private static Map<String, Object> order(String id, int version) {
        return Map.of("orderId", id, "version", version);
    }

    private static Push push(String instId, int skipped, Object... rows) {
        return new Push(ORDERS, instId, null, List.of(rows), new PushText(new byte[100], 0, 0), 0, 0, 1, skipped);
    }

    private void work() {
        while (executor.runOne()) {
            // until there is nothing to do
        }
    }

    @Test
    void rowsOfAnOrderComeToOneWorkerInOrder() {
        Lanes lanes = lanes(4, 1_000, LaneKey.ofRows(ORDERS));
        for (int version = 0; version < 10; version++) {
            List<Object> rows = new ArrayList<>();
            for (int id = 0; id < 20; id++) {
                rows.add(order("o" + id, version));
            }
            lanes.onPush(push("A", 0, rows.toArray()));
        }
        work();
        Map<Object, Integer> laneOf = new HashMap<>();
        Map<Object, Integer> versionOf = new HashMap<>();
        for (int lane = 0; lane < 4; lane++) {
            for (Push push : routes.get(lane).pushes) {
                for (Object row : push.rows()) {
                    Map<?, ?> order = (Map<?, ?>) row;
                    assertThat(laneOf.merge(order.get("orderId"), lane, (a, b) -> a))
                            .isEqualTo(lane);
                    int version = (int) order.get("version");
                    Integer before = versionOf.put(order.get("orderId"), version);
                    assertThat(before == null ? -1 : before).isEqualTo(version - 1);
                }
            }
        }
        assertThat(versionOf).hasSize(20);
        assertThat(routes).as("all workers have something to do").noneMatch(route -> route.pushes.isEmpty());
        assertThat(lanes.waiting()).isZero();
    }

    @Test
    void recordsAreToldApartByTheirIdToo() {
        for (String name : List.of("orders", "orders-algo", "positions", "copytrading-positions", "spot/orders")) {
            assertThat(LaneKey.ofRows(StreamChannel.of(ChannelName.find(name).orElseThrow())))
                    .as(name)
                    .isNotNull();
        }
    }

    @Test
    void whatWasLeftOutIsToldOnceThoughAPushIsSplit() {
        Lanes lanes = lanes(4, 1_000, LaneKey.ofRows(ORDERS));
        Object[] rows = IntStream.range(0, 50).mapToObj(i -> order("o" + i, 0)).toArray();
        lanes.onPush(push("A", 3, rows));
        work();
        assertThat(routes.stream()
                        .flatMap(route -> route.pushes.stream())
                        .mapToInt(Push::skipped)
                        .sum())
                .isEqualTo(3);
    }

    @Test
    void takesNoMoreThanAllowedUntilThereIsRoom() {
        Lanes lanes = lanes(2, 10, LaneKey.instrument());
        int sent = 0;
        CompletionStage<Void> room = StreamListener.DONE;
        while (room == StreamListener.DONE) {
            room = lanes.onPush(push("I" + sent++, 0, "row"));
        }
        assertThat(sent).isEqualTo(10);
        assertThat(lanes.waiting()).isEqualTo(10);
        assertThat(room.toCompletableFuture()).isNotDone();
        work();
        assertThat(room.toCompletableFuture()).isCompleted();
        assertThat(lanes.waiting()).isZero();
    }

    @Test
    void bytesCountOverAllWorkersTogether() {
        routes.add(new RecordingListener());
        routes.add(new RecordingListener());
        Lanes lanes = new Lanes(List.copyOf(routes), LaneKey.instrument(), executor, 1_000, 250);
        assertThat((Object) lanes.onPush(push("A", 0, "row"))).isSameAs(StreamListener.DONE);
        assertThat((Object) lanes.onPush(push("B", 0, "row"))).isSameAs(StreamListener.DONE);
        CompletionStage<Void> room = lanes.onPush(push("C", 0, "row"));
        assertThat(room.toCompletableFuture()).isNotDone();
        work();
        assertThat(room.toCompletableFuture()).isCompleted();
    }

    @Test
    void newsAreABorder() {
        Lanes lanes = lanes(3, 100, LaneKey.instrument());
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        Lanes bordered = new Lanes(
                IntStream.range(0, 3)
                        .<StreamListener>mapToObj(i -> new StreamListener() {
                            @Override
                            public CompletionStage<Void> onPush(Push push) {
                                heard.add(push.instId());
                                return DONE;
                            }

                            @Override
                            public CompletionStage<Void> onConfirmed(String instId) {
                                heard.add("confirmed");
                                return DONE;
                            }
                        })
                        .toList(),
                LaneKey.instrument(),
                executor,
                100,
                100_000);
        assertThat((Object) lanes.onConfirmed("A")).as("nothing to wait for").isSameAs(StreamListener.DONE);
        for (int i = 0; i < 6; i++) {
            bordered.onPush(push("I" + i, 0, "row"));
        }
        CompletionStage<Void> told = bordered.onConfirmed("A");
        assertThat(told.toCompletableFuture()).isNotDone();
        work();
        assertThat(told.toCompletableFuture()).isCompleted();
        assertThat(heard).hasSize(7).endsWith("confirmed");
    }

    @Test
    void aListenerThatFailsLosesNoRoom() {
        StreamListener failing = push -> {
            if (push.instId().equals("I0")) {
                throw new IllegalStateException("a listener of this test fails on purpose");
            }
            return CompletableFuture.failedStage(new IllegalStateException("on purpose, later"));
        };
        Lanes lanes = new Lanes(List.of(failing, failing), LaneKey.instrument(), executor, 100, 100_000);
        for (int i = 0; i < 5; i++) {
            lanes.onPush(push("I" + i, 0, "row"));
        }
        work();
        assertThat(lanes.waiting()).isZero();
    }

    @Test
    void closeDropsWhatWaitsAndWaitsForNobodyElse() {
        Lanes lanes = lanes(2, 2, LaneKey.instrument());
        lanes.onPush(push("A", 0, "row"));
        CompletionStage<Void> room = lanes.onPush(push("B", 0, "row"));
        CompletionStage<Void> border = lanes.onConfirmed("A");
        CompletionStage<Void> closing = lanes.close();
        assertThat(room.toCompletableFuture()).isCompleted();
        assertThat(border.toCompletableFuture()).isCompleted();
        work();
        assertThat(closing.toCompletableFuture()).isCompleted();
        assertThat((Object) lanes.onPush(push("A", 0, "row"))).isSameAs(StreamListener.DONE);
        work();
        assertThat(routes).allMatch(route -> route.pushes.isEmpty());
    }

    /** Seeded; behind a mailbox, with threads. */
    @Test
    void behindAMailboxEveryKeyStaysInOrderAndTheBoundHolds() throws Exception {
        long seed = 20_240_601L;
        Random random = new Random(seed);
        ExecutorService pool = Executors.newFixedThreadPool(5);
        Map<String, Integer> last = new ConcurrentHashMap<>();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger disorder = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Lanes[] self = new Lanes[1];
        IntFunction<StreamListener> route = i -> push -> {
            most.accumulateAndGet(self[0].waiting(), Math::max);
            int number = (int) push.receivedNanos();
            Integer before = last.put(push.instId(), number);
            if (before != null && before >= number) {
                disorder.incrementAndGet();
            }
            done.incrementAndGet();
            return StreamListener.DONE;
        };
        self[0] = new Lanes(IntStream.range(0, 4).mapToObj(route).toList(), LaneKey.instrument(), pool, 32, 1_000_000);
        try {
            int total = 50_000;
            CompletableFuture<Void> fed = new CompletableFuture<>();
            feed(self[0], random, 0, total, fed, pool);
            assertThat(fed).succeedsWithin(Duration.ofSeconds(30));
            await().atMost(Duration.ofSeconds(30)).until(() -> done.get() == total);
            assertThat(disorder).as("seed " + seed).hasValue(0);
            assertThat(most.get()).as("seed " + seed).isBetween(2, 32);
        } finally {
            pool.shutdownNow();
        }
    }

    /** As a mailbox does: one after the other, and no more until the stage is complete. */
    private static void feed(
            Lanes lanes, Random random, int from, int total, CompletableFuture<Void> fed, ExecutorService pool) {
        for (int i = from; i < total; i++) {
            String instId = "I" + random.nextInt(40);
            CompletionStage<Void> room = lanes.onPush(
                    new Push(ORDERS, instId, null, List.of("row"), new PushText(new byte[10], 0, 0), i, 0, 1, 0));
            if (!room.toCompletableFuture().isDone()) {
                int next = i + 1;
                room.thenRunAsync(() -> feed(lanes, random, next, total, fed, pool), pool);
                return;
            }
        }
        fed.complete(null);
    }
}
