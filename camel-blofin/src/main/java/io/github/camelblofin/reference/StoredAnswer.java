package io.github.camelblofin.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Target;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer as it lies in a {@link ReferenceStore}: {@code {"at":…,"text":"…"}}. The text is BloFin's, byte for byte.
 *
 * @param at when BloFin gave it, in milliseconds since the epoch
 * @param text the whole answer
 */
record StoredAnswer(long at, String text) {
    String json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", at);
        fields.put("text", text);
        return BlofinJson.toText(fields);
    }

    /** Empty when it is something else, such as what a later release wrote. */
    static Optional<StoredAnswer> read(String json) {
        try {
            JsonNode fields = BlofinJson.mapper().readTree(json);
            return fields.path("at").isIntegralNumber() && fields.path("text").isTextual()
                    ? Optional.of(new StoredAnswer(
                            fields.get("at").longValue(), fields.get("text").textValue()))
                    : Optional.empty();
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    /** Empty when it is no good answer. */
    Optional<Answer> answer(Target target) {
        try {
            return Optional.of(Answer.restored(target, text, Instant.ofEpochMilli(at)));
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }
}
