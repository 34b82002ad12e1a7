package io.github.camelblofin.error;

import java.util.List;

/** Some or all items of a batch failed. Items that were done stay done: never send the whole batch again. */
public final class BlofinPartialBatchException extends BlofinException {
    private static final long serialVersionUID = 1L;

    private final transient List<ItemResult> items;

    public BlofinPartialBatchException(Failure failure, List<ItemResult> items) {
        super(failure, null);
        this.items = List.copyOf(items);
    }

    /** One result an item, in the order of the request. */
    public List<ItemResult> items() {
        return items;
    }

    /** The items that were refused. */
    public List<ItemResult> failed() {
        return items.stream().filter(item -> !item.done()).toList();
    }
}
