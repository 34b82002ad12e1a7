package io.github.camelblofin;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.StreamEvent;
import io.github.camelblofin.stream.StreamListener;
import io.github.camelblofin.stream.Subscription;
import io.github.camelblofin.stream.SubscriptionState;
import io.github.camelblofin.stream.UndecodablePush;
import io.github.camelblofin.view.LiveSheet;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Tells a view what its stream says, and gives its reads their place in the stream's order. */
final class ViewStream implements StreamListener {
    private final LiveSheet sheet;
    /** Written once, before the first message. */
    private volatile Subscription subscription;

    /** @param sheet makes the view, given what runs tasks in order */
    ViewStream(Function<ViewStream, LiveSheet> sheet) {
        this.sheet = sheet.apply(this);
    }

    LiveSheet sheet() {
        return sheet;
    }

    void inOrder(Runnable task) {
        subscription.inOrder(() -> {
            task.run();
            return DONE;
        });
    }

    @Override
    public void onSubscribed(Subscription self) {
        subscription = self;
    }

    @Override
    public CompletionStage<Void> onPush(Push push) {
        sheet.pushed(ViewRows.of(push.rows()));
        return DONE;
    }

    @Override
    public CompletionStage<Void> onConfirmed(String instId) {
        sheet.confirmed();
        return DONE;
    }

    @Override
    public CompletionStage<Void> onInterrupted(String instId, String reason) {
        sheet.interrupted(reason);
        return DONE;
    }

    @Override
    public void onUndecodable(UndecodablePush push) {
        sheet.unreadable();
    }

    @Override
    public void onProblem(BlofinException problem) {
        sheet.refused(problem.getMessage());
    }

    @Override
    public CompletionStage<Void> onEvent(StreamEvent event) {
        if (event.state() == SubscriptionState.LAGGING) {
            sheet.interrupted("too many messages wait");
        }
        return DONE;
    }
}
