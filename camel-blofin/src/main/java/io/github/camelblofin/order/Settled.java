package io.github.camelblofin.order;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.rest.Answer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
        Map<String, Object> told = new LinkedHashMap<>(row);
        told.values().removeIf(Objects::isNull);
        row = Collections.unmodifiableMap(told);
    }

    /**
     * What a run heard.
     *
     * @param answer BloFin's; {@code null}: none
     * @param failure how the latest call failed; {@code null}: it did not
     * @param row what BloFin lists, or answered; empty: nothing
     */
    record Told(Answer answer, Throwable failure, Map<String, Object> row) {}

    /** What a stage at which nothing changes any more means, after the event that led there. */
    static Settled of(Write write, OutcomePolicy.Stage stage, OutcomePolicy.Event event, Told told) {
        return switch (stage) {
            case PLACED -> new Settled(Outcome.PLACED, how(event), told.answer(), told.row(), null);
            case REUSED ->
                new Settled(
                        Outcome.NOT_PLACED,
                        "lookup",
                        null,
                        told.row(),
                        WriteTrouble.reused(write, told.row(), told.failure()));
            case NOT_PLACED ->
                event == OutcomePolicy.Event.NOT_FOUND
                        ? new Settled(
                                Outcome.NOT_PLACED,
                                "expiry",
                                null,
                                Map.of(),
                                WriteTrouble.notPlaced(write, told.failure()))
                        : new Settled(Outcome.NOT_PLACED, "answer", null, Map.of(), raised(write, told.failure()));
            default -> new Settled(Outcome.UNKNOWN, "lookup", null, told.row(), raised(write, told.failure()));
        };
    }

    private static String how(OutcomePolicy.Event event) {
        return switch (event) {
            case ACCEPTED -> "answer";
            case FOUND_SAME -> "lookup";
            default -> "stream";
        };
    }

    private static BlofinException raised(Write write, Throwable failure) {
        return failure instanceof BlofinException known ? known : WriteTrouble.unknown(write, failure);
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
