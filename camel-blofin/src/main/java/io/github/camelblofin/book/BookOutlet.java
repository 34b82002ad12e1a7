package io.github.camelblofin.book;

import io.github.camelblofin.model.BookView;
import java.util.concurrent.CompletionStage;

/** What the keeper of a subscription's books needs from those around it. Safe for any thread. */
public interface BookOutlet {
    /** Delivers a view. Nothing more of this book is delivered until the stage is complete. */
    CompletionStage<Void> deliver(BookView view);

    /** Asks BloFin for a new snapshot of this instrument's book. Must not wait. */
    void resync(String instId);

    /** Runs a task on a worker, behind what it has to do now. Must not wait. */
    void later(Runnable task);

    /** Whether messages wait that were not taken in yet. */
    boolean moreWaits();
}
