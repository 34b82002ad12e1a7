package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Paging;
import io.github.camelblofin.api.RecoveryReads;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.BlofinException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * Finds the present state of orders: those that are open, then those that have ended, newest first, down to a time of
 * creation, then, one by one, those that were open when last heard of and are in neither list. In this order, since an
 * order moves from the open ones to the ended ones. For one use.
 */
final class OrderReading {
    /** Beyond so many a longer way through the history is cheaper than asking one by one. */
    private static final int FEW = 5;

    private final RecoveryReads table;
    private final Reads reads;
    private final Map<String, String> parameters;
    private final Map<String, OrderFacts> missing;
    private final long floor;
    private final List<Object> found = new ArrayList<>();

    /**
     * @param open orders that were open when last heard of, by id
     * @param floor history is read down to orders that were created before this; epoch milliseconds
     */
    OrderReading(RecoveryReads table, Reads reads, String instId, Map<String, OrderFacts> open, long floor) {
        this.table = table;
        this.reads = reads;
        this.parameters = new LinkedHashMap<>(table.parameters());
        if (instId != null) {
            parameters.put("instId", instId);
        }
        this.missing = new LinkedHashMap<>(open);
        this.floor = floor;
    }

    CompletionStage<List<Object>> start() {
        CompletionStage<Void> chain = CompletableFuture.completedFuture(null);
        for (RecoveryReads.Source source : table.sources()) {
            chain = chain.thenCompose(nothing -> take(source.list(), row -> false));
        }
        for (RecoveryReads.Source source : table.sources()) {
            chain = chain.thenCompose(nothing -> take(source.history(), before(floorOf(source))));
        }
        for (RecoveryReads.Source source : table.sources()) {
            chain = chain.thenCompose(nothing -> details(source));
        }
        return chain.thenApply(nothing -> found);
    }

    private CompletionStage<Void> take(Operation list, Predicate<Object> enough) {
        return reads.rows(list, parameters, enough).thenAccept(this::keep);
    }

    private void keep(List<Object> rows) {
        for (Object row : rows) {
            missing.remove(OrderFacts.of(row).id());
            found.add(row);
        }
    }

    private long floorOf(RecoveryReads.Source source) {
        if (missing.isEmpty() || (source.detail() != null && missing.size() <= FEW)) {
            return floor;
        }
        return missing.values().stream().mapToLong(OrderFacts::created).reduce(floor, Math::min);
    }

    private static Predicate<Object> before(long time) {
        return row -> {
            long created = OrderFacts.of(row).created();
            return created != 0 && created < time;
        };
    }

    private CompletionStage<Void> details(RecoveryReads.Source source) {
        CompletionStage<Void> chain = CompletableFuture.completedFuture(null);
        if (source.detail() == null) {
            return chain;
        }
        String id = source.history().paging().map(Paging::cursor).orElseThrow();
        for (OrderFacts order : List.copyOf(missing.values())) {
            Map<String, String> one = new LinkedHashMap<>();
            one.put("instId", order.instId());
            one.put(id, order.id());
            chain = chain.thenCompose(nothing -> reads.rows(source.detail(), one, row -> false)
                    .exceptionally(OrderReading::none)
                    .thenAccept(rows -> keep(rows.stream()
                            .filter(row -> order.id().equals(OrderFacts.of(row).id()))
                            .toList())));
        }
        return chain;
    }

    /** BloFin documents no answer for an order that it does not know; a refusal of the question counts as "unknown". */
    private static List<Object> none(Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        if (cause instanceof BlofinException refusal
                && refusal.callerFault()
                && !(refusal instanceof BlofinAuthenticationException)) {
            return List.of();
        }
        throw new CompletionException(cause);
    }
}
