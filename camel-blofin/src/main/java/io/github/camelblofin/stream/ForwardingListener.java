package io.github.camelblofin.stream;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.model.Gap;
import java.util.concurrent.CompletionStage;

/**
 * A listener in a stack: gives on what it does not change. Subclasses say what becomes of messages, and of what else they
 * care for.
 */
public abstract class ForwardingListener implements StreamListener {
    /** The next one of the stack. */
    protected final StreamListener next;

    protected ForwardingListener(StreamListener next) {
        this.next = next;
    }

    @Override
    public void onSubscribed(Subscription self) {
        next.onSubscribed(self);
    }

    @Override
    public CompletionStage<Void> onGap(Gap gap) {
        return next.onGap(gap);
    }

    @Override
    public void onUndecodable(UndecodablePush push) {
        next.onUndecodable(push);
    }

    @Override
    public void onProblem(BlofinException problem) {
        next.onProblem(problem);
    }

    @Override
    public CompletionStage<Void> onConfirmed(String instId) {
        return next.onConfirmed(instId);
    }

    @Override
    public CompletionStage<Void> onInterrupted(String instId, String reason) {
        return next.onInterrupted(instId, reason);
    }

    @Override
    public CompletionStage<Void> onEvent(StreamEvent event) {
        return next.onEvent(event);
    }
}
