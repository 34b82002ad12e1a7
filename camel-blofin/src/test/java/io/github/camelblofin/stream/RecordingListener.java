package io.github.camelblofin.stream;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.model.Trade;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers everything; safe for any thread. */
final class RecordingListener implements StreamListener {
    final List<Push> pushes = new CopyOnWriteArrayList<>();
    final List<UndecodablePush> undecodable = new CopyOnWriteArrayList<>();
    final List<BlofinException> problems = new CopyOnWriteArrayList<>();
    final List<SubscriptionState> states = new CopyOnWriteArrayList<>();

    @Override
    public void onPush(Push push) {
        pushes.add(push);
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
    public void onEvent(StreamEvent event) {
        states.add(event.state());
    }

    /** Ids of the trades, in the order of arrival. */
    List<String> tradeIds() {
        return pushes.stream()
                .flatMap(push -> push.rows().stream())
                .map(row -> ((Trade) row).tradeId())
                .toList();
    }
}
