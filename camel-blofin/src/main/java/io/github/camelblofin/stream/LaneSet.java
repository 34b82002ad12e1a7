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
 * The lanes of a subscription, and the way from a lane to its successor when there is another key: the successor joins
 * first, and the old lane leaves when the successor has all its answers. Owned by the loop.
 */
final class LaneSet {
    /** Owner: the loop, as for all fields. */
    private final List<Lane> lanes = new ArrayList<>();
    /** Lanes that are being left, by their successors. */
    private final Map<Lane, Lane> left = new HashMap<>();

    /** Whether some lane carries this. */
    boolean has(FeedKey key) {
        return lanes.stream().anyMatch(lane -> lane.has(key));
    }

    boolean several() {
        return lanes.size() > 1;
    }

    void add(Lane lane) {
        lanes.add(lane);
    }

    void each(Consumer<Lane> task) {
        List.copyOf(lanes).forEach(task);
    }

    void join(Collection<FeedKey> keys) {
        each(lane -> lane.join(keys));
    }

    CompletionStage<Void> leave(Collection<FeedKey> keys) {
        return all(lanes.stream().map(lane -> lane.leave(keys)).toList());
    }

    /** All leave everything; what was under way from a lane to its successor is over. */
    CompletionStage<Void> leave() {
        List<CompletionStage<Void>> gone = lanes.stream().map(Lane::leave).toList();
        lanes.removeAll(left.values());
        left.clear();
        return all(gone);
    }

    private static CompletionStage<Void> all(List<CompletionStage<Void>> stages) {
        return CompletableFuture.allOf(
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
    }

    /** Begins to leave this lane for a successor. Gives false when that is under way. */
    boolean replace(Lane lane, Collection<FeedKey> keys) {
        if (left.containsValue(lane) || !lanes.contains(lane)) {
            return false;
        }
        Lane next = lane.successor();
        left.put(next, lane);
        lanes.add(next);
        next.join(keys);
        return true;
    }

    /** Leaves the old lane if this successor has all its answers. Gives whether it did. */
    boolean arrived(Lane next, int feeds) {
        if (!left.containsKey(next) || next.answered() < feeds) {
            return false;
        }
        Lane old = left.remove(next);
        lanes.remove(old);
        old.leave();
        return true;
    }
}
