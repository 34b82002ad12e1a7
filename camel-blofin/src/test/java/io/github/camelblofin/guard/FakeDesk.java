package io.github.camelblofin.guard;

import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.Position;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.StandingOrder;
import io.github.camelblofin.time.Scheduler;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** An exchange whose lists lag, whose calls fail and whose answers get lost, in virtual time. */
final class FakeDesk implements OrderDesk, Scheduler {
    static final Duration SETTLE = Duration.ofSeconds(3);

    private final Random random;
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
    /** When each order appeared, and when it ended; never: {@link Long#MAX_VALUE}. */
    private final Map<StandingOrder, long[]> orders = new LinkedHashMap<>();

    boolean troubles;
    boolean unreachable;
    BigDecimal position = BigDecimal.ZERO;
    int cancelCalls;
    private long now;
    private long numbers;

    private record Task(long at, long number, Runnable action, AtomicBoolean cancelled) {}

    FakeDesk(long seed) {
        random = new Random(seed);
    }

    long now() {
        return now;
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Task entry = new Task(now + delay.toNanos(), numbers++, task, new AtomicBoolean());
        tasks.add(entry);
        return () -> entry.cancelled().set(true);
    }

    void pass(Duration length) {
        long end = now + length.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at() <= end) {
            Task task = tasks.poll();
            now = task.at();
            if (!task.cancelled().get()) {
                task.action().run();
            }
        }
        now = end;
    }

    StandingOrder place(StandingOrder.Kind kind) {
        StandingOrder order = new StandingOrder(kind, "BTC-USDT", "id" + numbers++, null);
        orders.put(order, new long[] {now, Long.MAX_VALUE});
        return order;
    }

    List<StandingOrder> live() {
        return orders.entrySet().stream()
                .filter(entry -> entry.getValue()[1] == Long.MAX_VALUE)
                .map(Map.Entry::getKey)
                .toList();
    }

    private <T> CompletionStage<T> reply(T value) {
        boolean fails = unreachable || (troubles && random.nextInt(6) == 0);
        CompletableFuture<T> answer = new CompletableFuture<>();
        after(Duration.ofMillis(50 + random.nextInt(300)), () -> {
            if (fails) {
                answer.completeExceptionally(new IllegalStateException("no answer"));
            } else {
                answer.complete(value);
            }
        });
        return answer;
    }

    @Override
    public CompletionStage<List<StandingOrder>> standing(StandingOrder.Kind kind) {
        long seen = troubles ? now - random.nextLong(SETTLE.toNanos()) : now;
        List<StandingOrder> listed = new ArrayList<>();
        orders.forEach((order, times) -> {
            if (order.kind() == kind && times[0] <= seen && times[1] > seen) {
                listed.add(order);
            }
        });
        return reply(listed);
    }

    @Override
    public CompletionStage<Set<StandingOrder>> cancel(StandingOrder.Kind kind, List<StandingOrder> wanted) {
        cancelCalls++;
        Set<StandingOrder> taken = new HashSet<>();
        for (StandingOrder order : wanted) {
            if (!unreachable && orders.get(order)[1] == Long.MAX_VALUE) {
                orders.get(order)[1] = now;
                taken.add(order);
            }
        }
        return reply(taken);
    }

    @Override
    public CompletionStage<List<Position>> positions() {
        return reply(
                position.signum() == 0
                        ? List.of()
                        : List.of(new Position(
                                "1",
                                "BTC-USDT",
                                null,
                                MarginMode.CROSS,
                                PositionSide.NET,
                                null,
                                position,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null)));
    }

    @Override
    public CompletionStage<Void> close(Position held) {
        position = BigDecimal.ZERO;
        return reply(null);
    }
}
