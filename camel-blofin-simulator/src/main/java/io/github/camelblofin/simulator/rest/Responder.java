package io.github.camelblofin.simulator.rest;

import io.github.camelblofin.simulator.wire.HttpDate;
import io.github.camelblofin.time.WallClock;
import io.vertx.core.http.HttpServerRequest;

/** Writes the answer of one request and notes it in the log. Answers once. */
final class Responder {
    private static final String JSON = "application/json;charset=UTF-8";
    private static final String HTML = "text/html; charset=UTF-8";

    private final HttpServerRequest request;
    private final WallClock clock;
    private final RequestLog log;

    Responder(HttpServerRequest request, WallClock clock, RequestLog log) {
        this.request = request;
        this.clock = clock;
        this.log = log;
    }

    void reply(Reply reply) {
        write(200, reply.code(), JSON, reply.text());
    }

    /** What every unsigned path that is not public gets, known or not. */
    void unauthorized() {
        write(401, "401", JSON, "{\"code\":\"401\",\"msg\":\"Unauthorized\"}");
    }

    /** The firewall's page: HTML, whatever was asked for. */
    void forbidden() {
        write(
                403,
                "",
                HTML,
                "<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1></body></html>");
    }

    /** A body nobody means seriously; the connection ends with it. */
    void tooLarge() {
        if (!request.response().ended()) {
            request.response().putHeader("Connection", "close");
            write(413, "", HTML, "<html><body><h1>413 Request Entity Too Large</h1></body></html>");
        }
    }

    private void write(int status, String code, String type, String body) {
        long now = clock.millis();
        log.add(new RequestView(request.method().name(), request.uri(), status, code, now));
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", type)
                .putHeader("Date", HttpDate.of(clock.instant()))
                .end(body);
    }
}
