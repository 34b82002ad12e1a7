package io.github.camelblofin.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.RateClass;
import io.github.camelblofin.simulator.access.Claim;
import io.github.camelblofin.simulator.access.PlayAccount;
import io.github.camelblofin.simulator.access.SignatureGate;
import io.github.camelblofin.simulator.access.Verdict;
import io.github.camelblofin.simulator.fault.Faults;
import io.github.camelblofin.simulator.fault.RestFault;
import io.github.camelblofin.simulator.limit.LimitDesk;
import io.github.camelblofin.simulator.net.ErrorPage;
import io.github.camelblofin.simulator.wire.Json;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.WallClock;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

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
    private final Faults faults;
    private final Scheduler scheduler;
    private final LimitDesk limits;

    /** What a test may decide: time and trouble. */
    public record Seams(WallClock clock, Scheduler scheduler, Faults faults, LimitDesk limits) {}

    public RestServer(CallTable calls, SignatureGate gate, RequestLog log, Seams seams) {
        this.calls = calls;
        this.gate = gate;
        this.log = log;
        this.clock = seams.clock();
        this.scheduler = seams.scheduler();
        this.faults = seams.faults();
        this.limits = seams.limits();
    }

    /** Reads the body and answers. */
    public void handle(HttpServerRequest request) {
        Responder responder = new Responder(request, clock, log);
        if (request.getHeader("User-Agent") == null) {
            responder.forbidden();
            return;
        }
        OptionalInt refused = limits.call(request.remoteAddress().hostAddress());
        if (refused.isPresent()) {
            responder.page(ErrorPage.of(refused.getAsInt()));
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
        Optional<RestFault> fault = faults.strikeCall(operation.orElse(null));
        if (fault.isEmpty()) {
            reply(operation, request, body).ifPresentOrElse(responder::reply, responder::unauthorized);
        } else if (fault.get().act().acts()) {
            Reply reply = reply(operation, request, body).orElseGet(() -> new Reply("401", "Unauthorized", null));
            spoil(fault.get(), reply, responder);
        } else {
            switch (fault.get().act()) {
                case LOSE_CALL -> responder.lost("");
                case LATE -> {
                    responder.lost("");
                    scheduler.after(fault.get().delay(), () -> reply(operation, request, body));
                }
                case BUSY -> responder.reply(Reply.refusal(ErrorCode.TOO_MANY_REQUESTS));
                case SHOW_NOTHING -> responder.reply(Reply.of(NullNode.getInstance()));
                default -> responder.page(ErrorPage.of(fault.get().status()));
            }
        }
    }

    /** What becomes of the answer of a call that did its work. */
    private void spoil(RestFault fault, Reply reply, Responder responder) {
        switch (fault.act()) {
            case LOSE_ANSWER -> responder.lost(reply.code());
            case STATUS_AFTER -> responder.page(ErrorPage.of(fault.status()));
            case TRUNCATE -> responder.truncated(reply);
            default -> scheduler.after(fault.delay(), () -> responder.reply(reply));
        }
    }

    /** Checks who calls and does the work; empty for a caller without a key where one is needed. */
    private Optional<Reply> reply(Optional<Operation> operation, HttpServerRequest request, byte[] body) {
        if (operation.filter(known -> !known.signed()).isPresent()) {
            return Optional.of(answer(operation.get(), null, request, body));
        }
        if (request.getHeader("ACCESS-KEY") == null) {
            return Optional.empty();
        }
        Verdict verdict = gate.check(claim(request), body);
        if (!verdict.admitted()) {
            return Optional.of(Reply.refusal(verdict.refusal()));
        }
        if (operation
                .filter(known -> known.rateClass() == RateClass.TRADING_USER)
                .isPresent()) {
            OptionalInt refused = limits.trade(verdict.account().name());
            if (refused.isPresent()) {
                return Optional.of(Reply.barred(refused.getAsInt()));
            }
        }
        return Optional.of(operation
                .map(known -> answer(known, verdict.account(), request, body))
                .orElseGet(() -> Reply.refusal(ErrorCode.OPERATION_NOT_SUPPORTED)));
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
