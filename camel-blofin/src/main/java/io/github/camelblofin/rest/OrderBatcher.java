package io.github.camelblofin.rest;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.limit.Turn;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.time.Scheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Gathers single orders for a moment and makes one call of those that BloFin takes together: same key, same values of the
 * fields that must be equal, same manner of waiting. Each gets the answer, or the error, that it would have got alone. What
 * BloFin does not take as a list, and whatever is urgent, passes at once. Orders keep their order within a call, not among
 * calls. Safe for any thread and never blocks.
 */
public final class OrderBatcher {
    private final Scheduler scheduler;
    /** Those that wait, by what they must have in common. Guarded by itself. */
    private final Map<Kind, Group> groups = new HashMap<>();

    private boolean closed;

    /** What the orders of one call have in common. */
    private record Kind(
            Calls calls,
            Signing by,
            Operation list,
            List<Object> equal,
            Priority priority,
            Turn.Patience patience,
            Optional<Duration> timeout) {}

    /** Orders that wait for the same moment. Guarded by {@link #groups} until it is taken out of there. */
    private static final class Group {
        final List<GatheredOrders.Entry> orders = new ArrayList<>();
        Scheduler.Timer timer;
    }

    /** @param scheduler wakes it when a moment is over */
    public OrderBatcher(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * The same calls, but for orders, which are gathered.
     *
     * @param calls makes them
     * @param moment how long the first one waits for others; zero: nothing is gathered
     */
    public Calls gathering(Calls calls, Duration moment) {
        return moment.isZero() ? calls : (call, by) -> call(calls, call, by, moment);
    }

    private CompletionStage<Answer> call(Calls calls, Call call, Signing by, Duration moment) {
        Optional<Operation> list = call.target().operation().flatMap(Operation::listForm);
        if (list.isEmpty()
                || call.priority() == Priority.CANCEL
                || !call.target().writes()) {
            return calls.call(call, by);
        }
        Map<?, ?> fields = fields(call);
        if (fields.isEmpty()) {
            return calls.call(call, by);
        }
        List<Object> equal = list.get().batching().orElseThrow().equal().stream()
                .<Object>map(field -> String.valueOf(fields.get(field)))
                .toList();
        Kind kind = new Kind(calls, by, list.get(), equal, call.priority(), call.patience(), call.timeout());
        return join(kind, new GatheredOrders.Entry(call, fields, new CompletableFuture<>()), moment);
    }

    private static Map<?, ?> fields(Call call) {
        try {
            return BlofinJson.reader(Object.class).readValue(call.bytes()) instanceof Map<?, ?> fields
                    ? fields
                    : Map.of();
        } catch (IOException unreadable) {
            return Map.of();
        }
    }

    private CompletionStage<Answer> join(Kind kind, GatheredOrders.Entry order, Duration moment) {
        Group full = null;
        synchronized (groups) {
            Group group = groups.computeIfAbsent(kind, first -> new Group());
            group.orders.add(order);
            int most = kind.list.batching().orElseThrow().limit();
            if (closed || group.orders.size() >= most) {
                full = take(kind, group);
            } else if (group.timer == null) {
                group.timer = scheduler.after(moment, () -> due(kind, group));
            }
        }
        if (full != null) {
            send(kind, full);
        }
        return order.answer();
    }

    /** The group, if nobody took it before; with {@link #groups} held. */
    private Group take(Kind kind, Group group) {
        if (!groups.remove(kind, group)) {
            return null;
        }
        if (group.timer != null) {
            group.timer.cancel();
        }
        return group;
    }

    private void due(Kind kind, Group group) {
        Group taken;
        synchronized (groups) {
            taken = take(kind, group);
        }
        if (taken != null) {
            send(kind, taken);
        }
    }

    private static void send(Kind kind, Group group) {
        new GatheredOrders(kind.calls, kind.by, kind.list, group.orders).send();
    }

    /** Sends what waits; from now on nothing is gathered. */
    public void close() {
        Map<Kind, Group> left;
        synchronized (groups) {
            closed = true;
            left = Map.copyOf(groups);
        }
        left.forEach(this::due);
    }
}
