package io.github.camelblofin.order;

import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.rest.Answer;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the answer that BloFin would have given, of what was found out instead. Functions of their input. */
final class WriteAnswers {
    private static final List<String> NAMES = List.of(
            "orderId", "tpslId", "algoId", "transferId", "withdrawId", "clientOrderId", "clientId", "requestId");

    private WriteAnswers() {}

    /** The answer to a request for one thing. */
    static Answer of(Write write, Settled settled, Instant now) {
        Map<String, Object> row = row(write, settled.row());
        Object data = write.target().answer() == JsonShape.ARRAY ? List.of(row) : row;
        return Answer.settled(write.target(), BlofinJson.toText(data), now);
    }

    /** The row about one thing. */
    static Map<String, Object> row(Write write, Map<String, Object> found) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (String name : names(write.target().answerType())) {
            Object value = found.get(name);
            if (value == null) {
                value = write.fields().get(name);
            }
            if (value != null) {
                row.put(name, value.toString());
            }
        }
        write.target().operation().flatMap(Operation::clientIdField).ifPresent(field -> {
            if (write.clientId() != null) {
                row.put(field, write.clientId());
            }
        });
        row.put("code", "0");
        row.put("msg", "");
        return row;
    }

    private static List<String> names(Class<?> type) {
        if (!type.isRecord()) {
            return NAMES;
        }
        List<String> names = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getName().equals("extra")) {
                names.add(component.getName());
            }
        }
        return names;
    }
}
