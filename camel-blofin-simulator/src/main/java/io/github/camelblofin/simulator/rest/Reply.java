package io.github.camelblofin.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.simulator.wire.Json;

/** BloFin's envelope; {@code data} is null in refusals, which have none. */
record Reply(String code, String message, JsonNode data) {

    static Reply of(JsonNode data) {
        return new Reply(ErrorCode.SUCCESS.code(), "success", data);
    }

    static Reply refusal(ErrorCode code, String... names) {
        return new Reply(code.code(), Refusal.textOf(code, names), null);
    }

    String text() {
        ObjectNode envelope = Json.object().put("code", code).put("msg", message);
        if (data != null) {
            envelope.set("data", data);
        }
        return Json.write(envelope);
    }
}
