package io.github.camelblofin.api;

import java.util.List;

/**
 * Where one sees what a write did, when nobody answered it. What is made is found by the caller's own id, what is changed
 * or ended by the ids in the request.
 *
 * @param effect what the write does to what is found
 * @param paths reads that find it, asked in this order; what one of them shows counts
 */
public record Trace(Effect effect, List<String> paths) implements OperationTraits.Trait {
    /** What a write does. */
    public enum Effect {
        /** It makes something that was not there. */
        MAKES,
        /** It changes something that stands. */
        AMENDS,
        /** It ends something that stands. */
        ENDS
    }

    public Trace {
        paths = List.copyOf(paths);
    }

    /** The reads, as lines of the table. */
    public List<Operation> reads() {
        return paths.stream().map(path -> Operation.find(path).orElseThrow()).toList();
    }

    /** Name of the space in which ids are unique: operations that are seen in the same read share it. */
    public String space() {
        return paths.get(0);
    }

    @Override
    public OperationTraits apply(OperationTraits traits) {
        return traits.with(this);
    }
}
