package io.github.camelblofin.order;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.rest.Answer;
import java.util.Map;
import java.util.Optional;

/**
 * What was found out about a write.
 *
 * @param outcome what became of it
 * @param how what told: {@code answer}, {@code lookup}, {@code stream} or {@code expiry}
 * @param answer BloFin's answer; {@code null} where it did not tell
 * @param row what BloFin lists, or the answer's row; empty where there is none
 * @param failure what to raise; {@code null} where it was done
 */
public record Settled(Outcome outcome, String how, Answer answer, Map<String, Object> row, BlofinException failure) {
    public Settled {
        row = Map.copyOf(row);
    }

    /** Whether the answer did not tell, so that it had to be found out. */
    public boolean resolved() {
        return outcome != Outcome.UNKNOWN && !how.equals("answer");
    }

    /** BloFin's id of what was made; empty where it tells none. */
    public Optional<String> orderId() {
        for (String name : new String[] {"orderId", "tpslId", "algoId", "transferId", "withdrawId"}) {
            if (!Finder.text(row.get(name)).isEmpty()) {
                return Optional.of(Finder.text(row.get(name)));
            }
        }
        return Optional.empty();
    }
}
