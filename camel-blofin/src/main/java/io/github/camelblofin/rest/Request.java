package io.github.camelblofin.rest;

import io.github.camelblofin.api.Priority;
import io.github.camelblofin.limit.Turn;
import io.github.camelblofin.model.BlofinJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * A request that was merged and checked: as one call, or, where it is a list that BloFin does not take at once, as
 * several. Immutable.
 */
public final class Request {
    private final Call whole;
    private final List<Map<String, Object>> items;
    private final UnaryOperator<Map<String, Object>> form;

    /**
     * @param items what the list holds; empty where the request is no list
     * @param form how an item is written
     */
    Request(Call whole, List<Map<String, Object>> items, UnaryOperator<Map<String, Object>> form) {
        this.whole = whole;
        this.items = List.copyOf(items);
        this.form = form;
    }

    public Target target() {
        return whole.target();
    }

    /** The same request, each call of which has this time-out. */
    public Request within(Duration limit) {
        return new Request(whole.within(limit), items, form);
    }

    /** The same request, each call of which waits for its turn like this. */
    public Request waiting(Turn.Patience patience) {
        return new Request(whole.waiting(patience), items, form);
    }

    /** The same request, no call of which is made once nobody wants it any more. */
    public Request wantedWhile(BooleanSupplier wanted) {
        return new Request(whole.wantedWhile(wanted), items, form);
    }

    /** The same request with another place in the queue. */
    public Request at(Priority place) {
        return new Request(whole.at(place), items, form);
    }

    /** The same list with some of its items only, in their order. */
    public Request only(List<Integer> places) {
        List<Map<String, Object>> some = places.stream().map(items::get).toList();
        byte[] body = BlofinJson.toBytes(some.stream().map(form).toList());
        return new Request(whole.withOtherBody(body), some, form);
    }

    /** Whether it is a list. */
    public boolean list() {
        return !items.isEmpty();
    }

    /** The same request with another manner of making its calls. */
    public Request with(UnaryOperator<Call> change) {
        return new Request(change.apply(whole), items, form);
    }

    /** All of it as one call. */
    public Call call() {
        return whole;
    }

    /** Items of the list, in their order; empty where the request is no list. */
    List<Map<String, Object>> items() {
        return items;
    }

    /** The calls it needs, in the order in which they are to be made. */
    List<Part> parts() {
        List<List<Integer>> cuts = target().operation()
                .flatMap(operation -> operation.batching())
                .map(rule -> BatchCut.of(items, rule))
                .orElse(List.of());
        if (cuts.size() < 2) {
            List<Integer> all = new ArrayList<>(items.size());
            for (int i = 0; i < items.size(); i++) {
                all.add(i);
            }
            return List.of(new Part(whole, all));
        }
        return cuts.stream()
                .map(indices -> new Part(
                        whole.withOtherBody(BlofinJson.toBytes(
                                indices.stream().map(items::get).map(form).toList())),
                        indices))
                .toList();
    }

    /**
     * One call of several.
     *
     * @param indices places of its items in the request, in the order in which it sends them
     */
    record Part(Call call, List<Integer> indices) {}
}
