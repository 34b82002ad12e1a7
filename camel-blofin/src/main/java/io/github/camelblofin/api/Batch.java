package io.github.camelblofin.api;

import java.util.List;

/**
 * What BloFin demands of the items of one call with a list. Lists that do not fit are cut into several calls. Source:
 * "Place Multiple Orders", "Cancel Multiple Orders", and the codes 152006, 152007 and 152008.
 *
 * @param limit most items of one call
 * @param equal fields that must have the same value in all items of one call
 * @param ids fields of which all items of one call must use the same one to name an order, the preferred one first
 */
public record Batch(int limit, List<String> equal, List<String> ids) implements OperationTraits.Trait {
    private static final int LIMIT = 20;

    public Batch {
        equal = List.copyOf(equal);
        ids = List.copyOf(ids);
    }

    static Batch batch() {
        return new Batch(LIMIT, List.of(), List.of());
    }

    Batch ofEqual(String... fields) {
        return new Batch(limit, List.of(fields), ids);
    }

    Batch byOneOf(String... fields) {
        return new Batch(limit, equal, List.of(fields));
    }

    @Override
    public OperationTraits apply(OperationTraits traits) {
        return traits.with(this);
    }
}
