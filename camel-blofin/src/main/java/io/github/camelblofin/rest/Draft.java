package io.github.camelblofin.rest;

import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A request that was merged and checked by itself. What others find wrong with it is told together with its own faults.
 * Used by one thread at a time.
 */
public final class Draft {
    private final Target target;
    private final List<Map<String, Object>> items;
    private final Faults faults;
    private final Supplier<Request> writer;
    private final Map<String, String> corrections = new LinkedHashMap<>();

    /**
     * A draft.
     *
     * @param items can be replaced; the writer writes what is in it then
     * @param writer writes the request; called once, and only when there are no faults
     */
    Draft(Target target, List<Map<String, Object>> items, Faults faults, Supplier<Request> writer) {
        this.target = target;
        this.items = items;
        this.faults = faults;
        this.writer = writer;
    }

    public Target target() {
        return target;
    }

    /** Its items, or the only one: values as they would be sent, also where they have faults. */
    public List<Map<String, Object>> items() {
        return items;
    }

    /**
     * Notes that something is wrong.
     *
     * @param item place of the item
     * @param what one fault, for people
     */
    public void add(int item, String what) {
        faults.add(where(item, items.size()), what);
    }

    /**
     * Sets a field that the caller left open. Before the request is taken.
     *
     * @param item place of the item
     */
    public void fill(int item, String field, Object value) {
        items.get(item).put(field, value);
    }

    /** Whether it is sent as a list. */
    public boolean list() {
        return target.body() == JsonShape.ARRAY || items.size() > 1;
    }

    /**
     * Puts other values in the place of those that were given.
     *
     * @param place place of the item
     * @param item what is sent instead of it
     * @param changed what is different, by field, and what it became
     */
    public void correct(int place, Map<String, Object> item, Map<String, String> changed) {
        items.set(place, item);
        changed.forEach((field, value) -> corrections.put(where(place, items.size()) + field, value));
    }

    /** What is sent otherwise than it was given, by field ({@code item 2: price}); empty when nothing is. */
    public Map<String, String> corrections() {
        return Collections.unmodifiableMap(corrections);
    }

    /** Whether anything is wrong. */
    public boolean faulty() {
        return !faults.none();
    }

    /** Prefix of the faults of an item; empty where there is only one. */
    static String where(int item, int count) {
        return count > 1 ? "item " + (item + 1) + ": " : "";
    }

    /**
     * The request.
     *
     * @throws BlofinInvalidRequestException says all that is wrong and what is accepted
     */
    public Request request() {
        faults.raise(target);
        try {
            return writer.get();
        } catch (IllegalArgumentException e) {
            faults.add("", e.getMessage());
            throw faults.refusal(target, e);
        }
    }
}
