package io.github.camelblofin.stream;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.stream.recovery.Reads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** An account's orders that live by chance, in virtual time; lists lag behind, and reads fail now and then. */
final class PretendOrders implements Reads {
    private static final int SIZE = 5;

    /** One version of an order. */
    record Version(long id, String state, int filled, int price, long created, long updated) {
        boolean open() {
            return state.equals("live") || state.equals("partially_filled");
        }

        Map<String, Object> row() {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("orderId", Long.toString(id));
            row.put("instId", "KITE-USDT");
            row.put("state", state);
            row.put("size", Integer.toString(SIZE));
            row.put("filledSize", Integer.toString(filled));
            row.put("price", Integer.toString(price));
            row.put("createTime", Long.toString(created));
            row.put("updateTime", Long.toString(updated));
            return row;
        }

        String push() {
            return "{\"arg\":{\"channel\":\"orders\"},\"action\":\"update\",\"data\":[" + BlofinJson.toText(row())
                    + "]}";
        }
    }

    private final VirtualLoop loop;
    private final Random random;
    /** All versions of each order, oldest first, by id. */
    final Map<Long, List<Version>> orders = new TreeMap<>();
    /** How far lists lag behind. */
    Duration lag = Duration.ZERO;
    /** Of a hundred reads so many fail. */
    int failing;
    /** Reads made. */
    int reads;

    private long lastId = 1_000;

    PretendOrders(VirtualLoop loop, Random random) {
        this.loop = loop;
        this.random = random;
    }

    /** Something happens; what is pushed about it. */
    Version happen() {
        List<Version> open = orders.values().stream()
                .map(PretendOrders::last)
                .filter(Version::open)
                .toList();
        if (open.isEmpty() || (open.size() < 8 && random.nextInt(3) == 0)) {
            lastId += 1 + random.nextInt(3);
            return add(new Version(lastId, "live", 0, 10, loop.millis(), loop.millis()));
        }
        Version old = open.get(random.nextInt(open.size()));
        int choice = random.nextInt(6);
        if (choice == 0) {
            String end = old.filled() == 0 ? "canceled" : "partially_canceled";
            return add(new Version(old.id(), end, old.filled(), old.price(), old.created(), loop.millis()));
        }
        if (choice == 1 && loop.millis() > old.updated()) {
            return add(new Version(old.id(), old.state(), old.filled(), old.price() + 1, old.created(), loop.millis()));
        }
        int filled = choice == 2 ? SIZE : Math.min(SIZE, old.filled() + 1);
        String state = filled == SIZE ? "filled" : "partially_filled";
        return add(new Version(old.id(), state, filled, old.price(), old.created(), loop.millis()));
    }

    private Version add(Version version) {
        orders.computeIfAbsent(version.id(), id -> new ArrayList<>()).add(version);
        return version;
    }

    static Version last(List<Version> versions) {
        return versions.get(versions.size() - 1);
    }

    @Override
    public CompletionStage<List<Object>> rows(
            Operation operation, Map<String, String> parameters, Predicate<Object> enough) {
        reads++;
        CompletableFuture<List<Object>> answer = new CompletableFuture<>();
        boolean fails = random.nextInt(100) < failing;
        loop.after(Duration.ofMillis(20 + random.nextInt(200)), () -> {
            if (fails) {
                Failure failure = new Failure(operation.path(), null, null, "on purpose", true, false, false, null);
                answer.completeExceptionally(new BlofinUnavailableException(failure));
            } else {
                answer.complete(listed(operation, parameters.get("orderId")));
            }
        });
        return answer;
    }

    private List<Object> listed(Operation operation, String orderId) {
        List<Object> rows = new ArrayList<>();
        long shownUpTo = loop.millis() - lag.toMillis();
        for (List<Version> versions : orders.values()) {
            Version shown = versions.stream()
                    .filter(version -> version.updated() <= shownUpTo)
                    .reduce((older, newer) -> newer)
                    .orElse(null);
            if (shown != null && wanted(operation, orderId, shown)) {
                rows.add(0, BlofinJson.fromMap(shown.row(), Order.class));
            }
        }
        return rows;
    }

    private static boolean wanted(Operation operation, String orderId, Version shown) {
        return switch (operation) {
            case TRADE_ORDERS_PENDING -> shown.open();
            case TRADE_ORDERS_HISTORY -> !shown.open();
            case TRADE_ORDER_DETAIL -> Long.toString(shown.id()).equals(orderId);
            default -> throw new AssertionError("Nobody needs " + operation);
        };
    }
}
