package io.github.camelblofin.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.simulator.net.ErrorPage;
import io.github.camelblofin.simulator.wire.Json;

/**
 * BloFin's envelope; {@code data} is null in refusals, which have none.
 *
 * @param page what is sent instead of the envelope by what stands before BloFin's engine; usually null
 */
record Reply(String code, String message, JsonNode data, ErrorPage page) {

    Reply(String code, String message, JsonNode data) {
        this(code, message, data, null);
    }

    /** Refused by the limiter. */
    static Reply barred(int status) {
        ErrorPage page = ErrorPage.of(status);
        return new Reply(page.code(), "", null, page);
    }

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
