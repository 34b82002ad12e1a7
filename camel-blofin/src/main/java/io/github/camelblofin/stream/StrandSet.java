package io.github.camelblofin.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The strands of a subscription, and the way from a strand to its successor when there is another key: the successor joins
 * first, and the old strand leaves when the successor has all its answers. Owned by the loop.
 */
final class StrandSet implements Overload.Sockets {
    /** Owner: the loop, as for all fields. */
    private final List<Strand> strands = new ArrayList<>();
    /** Strands that are being left, by their successors. */
    private final Map<Strand, Strand> left = new HashMap<>();

    /** Whether some strand carries this. */
    boolean has(FeedKey key) {
        return strands.stream().anyMatch(strand -> strand.has(key));
    }

    boolean several() {
        return strands.size() > 1;
    }

    @Override
    public boolean alone() {
        return strands.stream().allMatch(Strand::alone);
    }

    @Override
    public void hold() {
        each(Strand::hold);
    }

    @Override
    public void release() {
        each(Strand::release);
    }

    void add(Strand strand) {
        strands.add(strand);
    }

    void each(Consumer<Strand> task) {
        List.copyOf(strands).forEach(task);
    }

    void join(Collection<FeedKey> keys) {
        each(strand -> strand.join(keys));
    }

    CompletionStage<Void> leave(Collection<FeedKey> keys) {
        return all(strands.stream().map(strand -> strand.leave(keys)).toList());
    }

    /** All leave everything; what was under way from a strand to its successor is over. */
    CompletionStage<Void> leave() {
        List<CompletionStage<Void>> gone = strands.stream().map(Strand::leave).toList();
        strands.removeAll(left.values());
        left.clear();
        return all(gone);
    }

    private static CompletionStage<Void> all(List<CompletionStage<Void>> stages) {
        return CompletableFuture.allOf(
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
    }

    /** Begins to leave this strand for a successor. Gives false when that is under way. */
    boolean replace(Strand strand, Collection<FeedKey> keys) {
        if (left.containsValue(strand) || !strands.contains(strand)) {
            return false;
        }
        Strand next = strand.successor();
        left.put(next, strand);
        strands.add(next);
        next.join(keys);
        return true;
    }

    /** Leaves the old strand if this successor has all its answers. Gives whether it did. */
    boolean arrived(Strand next, int feeds) {
        if (!left.containsKey(next) || next.answered() < feeds) {
            return false;
        }
        Strand old = left.remove(next);
        strands.remove(old);
        old.leave();
        return true;
    }
}
