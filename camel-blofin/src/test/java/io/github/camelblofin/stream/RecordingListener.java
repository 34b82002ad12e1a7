package io.github.camelblofin.stream;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.model.Trade;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers everything; safe for any thread. */
final class RecordingListener implements StreamListener {
    final List<Push> pushes = new CopyOnWriteArrayList<>();
    final List<UndecodablePush> undecodable = new CopyOnWriteArrayList<>();
    final List<BlofinException> problems = new CopyOnWriteArrayList<>();
    /** Instruments, in the order of confirmation. */
    final List<String> confirmed = new CopyOnWriteArrayList<>();

    /** Instruments, in the order of loss. */
    final List<String> interrupted = new CopyOnWriteArrayList<>();

    final List<SubscriptionState> states = new CopyOnWriteArrayList<>();

    @Override
    public CompletionStage<Void> onPush(Push push) {
        pushes.add(push);
        return DONE;
    }

    @Override
    public void onUndecodable(UndecodablePush push) {
        undecodable.add(push);
    }

    @Override
    public void onProblem(BlofinException problem) {
        problems.add(problem);
    }

    @Override
    public CompletionStage<Void> onConfirmed(String instId) {
        confirmed.add(instId == null ? "all" : instId);
        return DONE;
    }

    @Override
    public CompletionStage<Void> onInterrupted(String instId, String reason) {
        interrupted.add(instId == null ? "all" : instId);
        return DONE;
    }

    @Override
    public CompletionStage<Void> onEvent(StreamEvent event) {
        states.add(event.state());
        return DONE;
    }

    /** Ids of the trades, in the order of arrival. */
    List<String> tradeIds() {
        return pushes.stream()
                .flatMap(push -> push.rows().stream())
                .map(row -> ((Trade) row).tradeId())
                .toList();
    }
}
