package io.github.camelblofin.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.simulator.access.Claim;
import io.github.camelblofin.simulator.access.PlayAccount;
import io.github.camelblofin.simulator.access.SignatureGate;
import io.github.camelblofin.simulator.access.Verdict;
import io.github.camelblofin.simulator.wire.Json;
import io.github.camelblofin.time.WallClock;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers REST requests as BloFin does: HTTP 200 with an envelope for nearly everything, HTTP 401 for an unsigned path
 * that is not public, HTML with 403 for a caller without a User-Agent. Belongs to the event loop.
 */
public final class RestServer {
    private static final String PREFIX = "/api/v1/";
    private static final int MOST_BODY_BYTES = 1 << 20;

    private final CallTable calls;
    private final SignatureGate gate;
    private final WallClock clock;
    private final RequestLog log;

    public RestServer(CallTable calls, SignatureGate gate, WallClock clock, RequestLog log) {
        this.calls = calls;
        this.gate = gate;
        this.clock = clock;
        this.log = log;
    }

    /** Reads the body and answers. */
    public void handle(HttpServerRequest request) {
        Responder responder = new Responder(request, clock, log);
        if (request.getHeader("User-Agent") == null) {
            responder.forbidden();
            return;
        }
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() > MOST_BODY_BYTES) {
                responder.tooLarge();
            } else {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> {
            if (!request.response().ended()) {
                answer(request, body.getBytes(), responder);
            }
        });
    }

    private void answer(HttpServerRequest request, byte[] body, Responder responder) {
        String path = request.path();
        Optional<Operation> operation =
                path.startsWith(PREFIX) ? Operation.find(path.substring(PREFIX.length())) : Optional.empty();
        boolean open = operation.filter(known -> !known.signed()).isPresent();
        if (open) {
            responder.reply(answer(operation.get(), null, request, body));
        } else if (request.getHeader("ACCESS-KEY") == null) {
            responder.unauthorized();
        } else {
            Verdict verdict = gate.check(claim(request), body);
            responder.reply(
                    verdict.admitted()
                            ? operation
                                    .map(known -> answer(known, verdict.account(), request, body))
                                    .orElseGet(() -> Reply.refusal(ErrorCode.OPERATION_NOT_SUPPORTED))
                            : Reply.refusal(verdict.refusal()));
        }
    }

    private static Claim claim(HttpServerRequest request) {
        return new Claim(
                request.getHeader("ACCESS-KEY"),
                request.getHeader("ACCESS-SIGN"),
                request.getHeader("ACCESS-TIMESTAMP"),
                request.getHeader("ACCESS-NONCE"),
                request.getHeader("ACCESS-PASSPHRASE"),
                request.method().name(),
                request.uri());
    }

    private Reply answer(Operation operation, PlayAccount account, HttpServerRequest request, byte[] body) {
        if (!operation.method().name().equals(request.method().name())) {
            return Reply.refusal(ErrorCode.METHOD_NOT_ALLOWED);
        }
        if (!calls.offers(operation) || (account != null && !account.may(operation.access()))) {
            return Reply.refusal(ErrorCode.OPERATION_NOT_SUPPORTED);
        }
        try {
            return calls.answer(read(operation, account, request, body));
        } catch (Refusal refusal) {
            return new Reply(refusal.code(), refusal.getMessage(), null);
        }
    }

    private static Call read(Operation operation, PlayAccount account, HttpServerRequest request, byte[] body) {
        if (operation.body() == JsonShape.NO_BODY) {
            Map<String, String> query = new LinkedHashMap<>();
            request.params().forEach(query::putIfAbsent);
            return new Call(operation, account, new Params(query), List.of());
        }
        JsonNode tree = Json.parse(body).orElseThrow(() -> Refusal.of(ErrorCode.JSON_SYNTAX_ERROR));
        if (operation.body() == JsonShape.OBJECT && tree.isObject()) {
            return new Call(operation, account, Params.of(tree), List.of());
        }
        if (operation.body() == JsonShape.ARRAY && tree.isArray()) {
            List<Params> items = new ArrayList<>();
            for (JsonNode item : tree) {
                if (!item.isObject()) {
                    throw Refusal.of(ErrorCode.JSON_SYNTAX_ERROR);
                }
                items.add(Params.of(item));
            }
            return new Call(operation, account, new Params(Map.of()), items);
        }
        throw Refusal.of(ErrorCode.JSON_SYNTAX_ERROR);
    }
}
