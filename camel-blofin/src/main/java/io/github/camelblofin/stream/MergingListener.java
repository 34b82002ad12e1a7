package io.github.camelblofin.stream;

import io.github.camelblofin.api.ActionSemantics;
import io.github.camelblofin.model.OrderBook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Makes one stream of what comes over two sockets: the first copy passes. Messages that are equal byte for byte do not get
 * here; this sees to those that BloFin cut in other pieces, or sent in another state, on the other socket. Rows that are not
 * decoded, as with {@code output=raw}, pass. Called on the worker, and owned by it.
 */
final class MergingListener extends ForwardingListener {
    private final RowMerge rows = new RowMerge();
    /** By instrument. Owner: the worker. */
    private final Map<String, SequenceMerge> sequences = new HashMap<>();

    MergingListener(StreamListener next) {
        super(next);
    }

    @Override
    public CompletionStage<Void> onPush(Push push) {
        SequenceMerge.Step step = step(push);
        if (step != null) {
            return all(sequences
                    .computeIfAbsent(push.instId(), any -> new SequenceMerge())
                    .take(step));
        }
        if (push.rows().isEmpty()) {
            return next.onPush(push);
        }
        List<Object> fresh = rows.fresh(push);
        if (fresh.isEmpty()) {
            return DONE;
        }
        return next.onPush(fresh.size() == push.rows().size() ? push : push.withRows(fresh));
    }

    private CompletionStage<Void> all(List<Push> pushes) {
        CompletionStage<Void> done = DONE;
        for (Push push : pushes) {
            done = done == DONE ? next.onPush(push) : done.thenCompose(nothing -> next.onPush(push));
        }
        return done;
    }

    /** Its place in a sequence; {@code null} where there is none. */
    private static SequenceMerge.Step step(Push push) {
        boolean sequence = push.channel()
                .name()
                .filter(name -> name.channel().action() == ActionSemantics.SNAPSHOT_THEN_UPDATES)
                .isPresent();
        if (!sequence || push.rows().size() != 1) {
            return null;
        }
        Object row = push.rows().get(0);
        try {
            if (row instanceof OrderBook book) {
                return step(push, book.prevSeqId(), book.seqId());
            }
            if (row instanceof Map<?, ?> map) {
                return step(push, String.valueOf(map.get("prevSeqId")), String.valueOf(map.get("seqId")));
            }
            return null;
        } catch (NumberFormatException noSequence) {
            // Also where an id is missing. Whoever keeps the state must decide.
            return null;
        }
    }

    private static SequenceMerge.Step step(Push push, String before, String seq) {
        return new SequenceMerge.Step(
                push, "snapshot".equals(push.action()), Long.parseLong(before), Long.parseLong(seq));
    }

    @Override
    public CompletionStage<Void> onConfirmed(String instId) {
        SequenceMerge sequence = sequences.get(instId);
        if (sequence != null) {
            sequence.reset();
        }
        return next.onConfirmed(instId);
    }
}
