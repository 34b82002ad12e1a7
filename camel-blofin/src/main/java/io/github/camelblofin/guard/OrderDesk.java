package io.github.camelblofin.guard;

import io.github.camelblofin.model.Position;
import io.github.camelblofin.model.StandingOrder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * What a cancellation of everything needs from BloFin. Stages may complete on any thread and fail with a {@code
 * BlofinException}; nothing here blocks.
 */
public interface OrderDesk {
    /** All open orders of one kind, of all instruments. */
    CompletionStage<List<StandingOrder>> standing(StandingOrder.Kind kind);

    /**
     * Cancels orders of one kind.
     *
     * @return those whose cancellation BloFin took; what it refused has mostly ended, which the next list shows
     */
    CompletionStage<Set<StandingOrder>> cancel(StandingOrder.Kind kind, List<StandingOrder> orders);

    /** What is held; rows of size zero are none. */
    CompletionStage<List<Position>> positions();

    /** Closes one at market. */
    CompletionStage<Void> close(Position position);
}
