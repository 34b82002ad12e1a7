package io.github.camelblofin.guard;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinPartialBatchException;
import io.github.camelblofin.error.BlofinRiskLimitException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.error.RiskBreach;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.rest.Draft;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.WallClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Lets requests through that keep the application's risk limits. What cancels, closes or only reduces always passes, and
 * asks nothing. When what a limit needs cannot be read, what may add risk is refused. Safe for any thread and never blocks.
 */
public final class RiskGuard {
    private final RiskLimits limits;
    private final Ports ports;
    private final RiskBook book;
    private final Clocks clocks;
    private final Consumer<BlofinRiskLimitException> alarm;

    /**
     * What the guard asks.
     *
     * @param newRisk whether an item of a request may add risk
     * @param exposure what the account holds and has open
     */
    public record Ports(
            BiPredicate<Operation, Map<String, Object>> newRisk,
            Exposure exposure,
            MarkPrices marks,
            Contracts contracts) {}

    /** The time of day, and what the book measures with. */
    public record Clocks(WallClock wall, Ticker ticker) {}

    /**
     * A guard.
     *
     * @param book the account's
     * @param alarm hears of each refusal, on the thread that decides; must not fail
     */
    public RiskGuard(
            RiskLimits limits, Ports ports, RiskBook book, Clocks clocks, Consumer<BlofinRiskLimitException> alarm) {
        this.limits = limits;
        this.ports = ports;
        this.book = book;
        this.clocks = clocks;
        this.alarm = alarm;
    }

    /**
     * Sends a request, if it keeps the limits.
     *
     * @param send sends it; its outcome frees or keeps the place that the request took
     * @return fails with a {@link BlofinRiskLimitException} when it was not sent, else as the sending does
     */
    public <T> CompletionStage<T> around(Draft draft, Supplier<CompletionStage<T>> send) {
        List<Map<String, Object>> risky = risky(draft);
        if (limits.none() || risky.isEmpty()) {
            return send.get();
        }
        return data(draft, risky).thenApply(data -> take(draft, data)).thenCompose(hold -> settled(hold, send));
    }

    /** The items that may add risk; others are empty. Empty when there are none. */
    private List<Map<String, Object>> risky(Draft draft) {
        Operation operation = draft.target().operation().orElse(null);
        if (operation == null || !operation.writes()) {
            return List.of();
        }
        List<Map<String, Object>> items = draft.items().stream()
                .map(item -> ports.newRisk().test(operation, item) ? item : Map.<String, Object>of())
                .toList();
        return items.stream().allMatch(Map::isEmpty) ? List.of() : items;
    }

    /** What the decision needs. */
    private record Data(
            List<Map<String, Object>> items,
            Exposure.Picture picture,
            Map<String, BigDecimal> values,
            Map<String, BigDecimal> marks) {}

    private CompletionStage<Data> data(Draft draft, List<Map<String, Object>> items) {
        Operation operation = draft.target().operation().orElseThrow();
        boolean spot = operation.spot();
        Set<String> names = items.stream()
                .filter(item -> !item.isEmpty())
                .map(item -> OrderIntent.text(item, "instId"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        boolean changes = items.stream().anyMatch(item -> !item.isEmpty() && OrderIntent.changes(item));
        boolean exposed = !spot && (limits.countsExposure() || (changes && limits.countsMark()));
        CompletionStage<Exposure.Picture> picture =
                exposed ? asked(() -> ports.exposure().now()) : CompletableFuture.completedFuture(null);
        CompletionStage<Map<String, BigDecimal>> values =
                all(limits.countsValue() ? names : Set.of(), name -> ports.contracts()
                        .value(spot, name));
        CompletionStage<Map<String, BigDecimal>> marks = all(
                limits.countsMark() ? names : Set.of(), name -> ports.marks().find(spot, name));
        return picture.thenCombine(values, (shown, known) -> new Data(items, shown, known, Map.of()))
                .thenCombine(marks, (data, prices) -> new Data(items, data.picture(), data.values(), prices))
                .handle((data, failure) -> {
                    if (failure != null) {
                        throw unreadable(draft.target().path(), failure);
                    }
                    return data;
                });
    }

    private static CompletionStage<Map<String, BigDecimal>> all(
            Set<String> names, Function<String, CompletionStage<BigDecimal>> port) {
        CompletionStage<Map<String, BigDecimal>> found = CompletableFuture.completedFuture(new LinkedHashMap<>());
        BiFunction<Map<String, BigDecimal>, Map.Entry<String, BigDecimal>, Map<String, BigDecimal>> adding =
                (map, entry) -> {
                    map.put(entry.getKey(), entry.getValue());
                    return map;
                };
        for (String name : names) {
            CompletionStage<Map.Entry<String, BigDecimal>> one =
                    asked(() -> port.apply(name)).thenApply(value -> Map.entry(name, value));
            found = found.thenCombine(one, adding);
        }
        return found;
    }

    private static <T> CompletionStage<T> asked(Supplier<CompletionStage<T>> port) {
        try {
            return port.get();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private RiskBook.Hold take(Draft draft, Data data) {
        Operation operation = draft.target().operation().orElseThrow();
        List<OrderIntent> orders = new ArrayList<>();
        List<RiskBreach> unclear = new ArrayList<>();
        for (int i = 0; i < data.items().size(); i++) {
            Map<String, Object> item = data.items().get(i);
            if (!item.isEmpty()) {
                OrderIntent order = intent(i, operation, item, data.picture());
                unclear(order, item, data.picture()).ifPresentOrElse(unclear::add, () -> orders.add(order));
            }
        }
        RiskBook.Decision decision = unclear.isEmpty()
                ? book.take(orders, limits, data.picture(), data.values(), data.marks())
                : new RiskBook.Decision(null, unclear, OptionalLong.empty());
        if (decision.hold() == null) {
            throw refused(draft.target().path(), decision);
        }
        return decision.hold();
    }

    private static OrderIntent intent(
            int place, Operation operation, Map<String, Object> item, Exposure.Picture picture) {
        if (!OrderIntent.changes(item)) {
            return OrderIntent.placing(place, operation, item);
        }
        String id = OrderIntent.text(item, "orderId");
        String own = OrderIntent.text(item, "clientOrderId");
        Exposure.Resting order = picture == null
                ? null
                : picture.orders().stream()
                        .filter(row -> id.isEmpty()
                                ? !own.isEmpty() && own.equals(row.clientOrderId())
                                : id.equals(row.orderId()))
                        .findFirst()
                        .orElse(null);
        return OrderIntent.changing(place, operation, item, order);
    }

    /** What cannot be judged is not sent. */
    private Optional<RiskBreach> unclear(OrderIntent order, Map<String, Object> item, Exposure.Picture picture) {
        boolean plain = (OrderIntent.text(item, "tpslId") + OrderIntent.text(item, "algoId")).isEmpty();
        String why = null;
        if (order.instId().isEmpty()) {
            why = "instId is missing";
        } else if (!order.changes() && !Side.BUY.equals(order.side()) && !Side.SELL.equals(order.side())) {
            why = "side is neither buy nor sell";
        } else if (order.changes() && plain && picture != null && order.side() == null) {
            why = "the order that it changes is not among the open ones; BloFin lists orders with a delay";
        } else if (limits.countsValue() && order.size() == null) {
            why = "size is no number above zero";
        }
        return Optional.ofNullable(why)
                .map(text -> new RiskBreach("guard.*", order.instId(), "it cannot be checked: " + text));
    }

    private static <T> CompletionStage<T> settled(RiskBook.Hold hold, Supplier<CompletionStage<T>> send) {
        CompletionStage<T> sent;
        try {
            sent = send.get();
        } catch (RuntimeException defect) {
            sent = CompletableFuture.failedFuture(defect);
        }
        return sent.whenComplete((result, failure) -> {
            if (failure == null) {
                hold.answered();
            } else if (!(cause(failure) instanceof BlofinException told) || told.outcomeUnknown()) {
                hold.lost();
            } else if (told instanceof BlofinPartialBatchException) {
                hold.answered();
            } else {
                hold.undone();
            }
        });
    }

    private BlofinRiskLimitException refused(String path, RiskBook.Decision decision) {
        Instant retryAt = decision.freeAt().isPresent()
                ? clocks.wall()
                        .instant()
                        .plusNanos(Math.max(
                                0,
                                decision.freeAt().getAsLong() - clocks.ticker().nanos()))
                : null;
        boolean waitingHelps = retryAt != null;
        String message = path + " was not sent, a risk limit forbids it: "
                + decision.breaches().stream().map(RiskBreach::toString).collect(Collectors.joining("; "))
                + (waitingHelps ? ". There is room again at " + retryAt : "")
                + ". Cancelling, closing and reduceOnly orders go out all the same";
        return alarmed(new BlofinRiskLimitException(
                new Failure(path, null, null, message, waitingHelps, false, !waitingHelps, retryAt),
                decision.breaches()));
    }

    private BlofinRiskLimitException unreadable(String path, Throwable failure) {
        Throwable cause = cause(failure);
        Instant retryAt = cause instanceof BlofinException told ? told.retryAt().orElse(null) : null;
        String message = path + " was not sent: what the risk limits need cannot be read, and what may add risk is not"
                + " sent unchecked. Nothing was done: try again later; cancelling, closing and reduceOnly orders go out"
                + " all the same. " + cause.getMessage();
        return alarmed(new BlofinRiskLimitException(
                new Failure(path, null, null, message, true, false, false, retryAt), List.of(), cause));
    }

    private BlofinRiskLimitException alarmed(BlofinRiskLimitException refusal) {
        alarm.accept(refusal);
        return refusal;
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
