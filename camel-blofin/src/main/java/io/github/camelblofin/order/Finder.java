package io.github.camelblofin.order;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.api.Trace;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.order.OutcomePolicy.Event;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Looks what a write did, in the reads that its line of the table names, one after the other. Never blocks. */
final class Finder {
    private static final List<String> IDS = List.of("orderId", "tpslId", "algoId", "clientOrderId");

    private final WritePorts ports;
    private final Write write;
    private final Trace trace;

    Finder(WritePorts ports, Write write) {
        this.ports = ports;
        this.write = write;
        this.trace = write.trace().orElseThrow();
    }

    /**
     * What was found.
     *
     * @param event one of those of a look-up
     * @param row as BloFin lists it; empty when it does not
     * @param failure why nobody could look; {@code null} when somebody could
     */
    record Finding(Event event, Map<String, Object> row, Throwable failure) {}

    /** Looks once; the stage never fails. */
    CompletionStage<Finding> look() {
        return look(0).exceptionally(failure -> new Finding(Event.CANNOT_ASK, Map.of(), failure));
    }

    private CompletionStage<Finding> look(int number) {
        List<Operation> reads = trace.reads();
        if (number == reads.size()) {
            return CompletableFuture.completedFuture(new Finding(Event.NOT_FOUND, Map.of(), null));
        }
        Operation read = reads.get(number);
        CompletionStage<Answer> answer;
        try {
            answer = ports.caller().apply(call(read));
        } catch (RuntimeException defect) {
            answer = CompletableFuture.failedFuture(defect);
        }
        return answer.thenCompose(said -> row(said, read)
                .<CompletionStage<Finding>>map(row -> CompletableFuture.completedFuture(finding(row)))
                .orElseGet(() -> look(number + 1)));
    }

    private Call call(Operation read) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (String name : List.of("instId", "currency")) {
            Object value = write.fields().get(name);
            if (value != null && read.takesParameter(name)) {
                parameters.put(name, value);
            }
        }
        String id = idField();
        if (read.takesParameter(id)) {
            parameters.put(id, idValue());
        }
        return ports.merger()
                .merge(Target.of(read), parameters, Map.of(), null)
                .at(Priority.CANCEL)
                .within(ports.timeout());
    }

    private String idField() {
        if (trace.effect() == Trace.Effect.MAKES) {
            return write.target().operation().flatMap(Operation::clientIdField).orElseThrow();
        }
        return IDS.stream()
                .filter(name -> !text(write.fields().get(name)).isEmpty())
                .findFirst()
                .orElse(IDS.get(0));
    }

    private String idValue() {
        return trace.effect() == Trace.Effect.MAKES
                ? write.clientId()
                : text(write.fields().get(idField()));
    }

    private Optional<Map<String, Object>> row(Answer answer, Operation read) {
        String field = idField();
        String id = idValue();
        boolean asked = read.takesParameter(field);
        return answer.plainRows().stream()
                .filter(Map.class::isInstance)
                .map(Finder::fields)
                .filter(row -> !row.isEmpty())
                .filter(row -> id.equals(text(row.get(field)))
                        || (asked && text(row.get(field)).isEmpty()))
                .findFirst();
    }

    /** The first row of an answer, where it has one that can be read. */
    static Optional<Map<String, Object>> firstRow(Answer answer) {
        try {
            return answer.plainRows().stream()
                    .filter(Map.class::isInstance)
                    .map(Finder::fields)
                    .findFirst();
        } catch (BlofinException unreadable) {
            return Optional.empty();
        }
    }

    static Map<String, Object> fields(Object row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        ((Map<?, ?>) row).forEach((name, value) -> {
            if (value != null) {
                fields.put(String.valueOf(name), value);
            }
        });
        return fields;
    }

    private Finding finding(Map<String, Object> row) {
        return new Finding(eventOf(write, row), row, null);
    }

    /** What a row with the write's id tells of it. */
    static Event eventOf(Write write, Map<String, Object> row) {
        Operation operation = write.target().operation().orElseThrow();
        return switch (write.trace().orElseThrow().effect()) {
            case MAKES -> Terms.same(operation, write.fields(), row) ? Event.FOUND_SAME : Event.FOUND_OTHER;
            case AMENDS -> Terms.amended(write.fields(), row) ? Event.FOUND_SAME : Event.NOT_FOUND;
            case ENDS -> ended(text(row.get("state")));
        };
    }

    private static Event ended(String state) {
        return switch (state) {
            case "canceled", "partially_canceled" -> Event.FOUND_SAME;
            case "", "live", "partially_filled" -> Event.NOT_FOUND;
            default -> Event.FOUND_OTHER;
        };
    }

    static String text(Object value) {
        return value == null ? "" : value.toString().strip();
    }
}
