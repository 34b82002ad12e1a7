package io.github.camelblofin.error;

import java.util.List;

/** Some or all items of a batch failed. Items that were done stay done: never send the whole batch again. */
public final class BlofinPartialBatchException extends BlofinException {
    private static final long serialVersionUID = 1L;

    private final transient List<ItemResult> items;

    public BlofinPartialBatchException(Failure failure, List<ItemResult> items) {
        this(failure, items, null);
    }

    public BlofinPartialBatchException(Failure failure, List<ItemResult> items, Throwable cause) {
        super(failure, cause);
        this.items = List.copyOf(items);
    }

    /** One result an item, in the order of the request. */
    public List<ItemResult> items() {
        return items;
    }

    /** The items that were done. */
    public List<ItemResult> succeeded() {
        return with(ItemOutcome.DONE);
    }

    /** The items that BloFin refused. */
    public List<ItemResult> failed() {
        return with(ItemOutcome.FAILED);
    }

    /** The items that possibly happened. */
    public List<ItemResult> unknown() {
        return with(ItemOutcome.UNKNOWN);
    }

    /** The items that were never sent. */
    public List<ItemResult> notSent() {
        return with(ItemOutcome.NOT_SENT);
    }

    private List<ItemResult> with(ItemOutcome outcome) {
        return items.stream().filter(item -> item.outcome() == outcome).toList();
    }
}
