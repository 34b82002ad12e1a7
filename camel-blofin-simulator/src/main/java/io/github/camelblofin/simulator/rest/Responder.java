package io.github.camelblofin.simulator.rest;

import io.github.camelblofin.simulator.net.ErrorPage;
import io.github.camelblofin.simulator.net.Wire;
import io.github.camelblofin.simulator.wire.HttpDate;
import io.github.camelblofin.time.WallClock;
import io.vertx.core.http.HttpServerRequest;

/** Writes the answer of one request and notes it in the log. Answers once. */
final class Responder {
    private static final String JSON = "application/json;charset=UTF-8";

    private final HttpServerRequest request;
    private final WallClock clock;
    private final RequestLog log;

    Responder(HttpServerRequest request, WallClock clock, RequestLog log) {
        this.request = request;
        this.clock = clock;
        this.log = log;
    }

    void reply(Reply reply) {
        if (reply.page() != null) {
            page(reply.page());
        } else {
            write(200, reply.code(), JSON, reply.text());
        }
    }

    /** What every unsigned path that is not public gets, known or not. */
    void unauthorized() {
        write(401, "401", JSON, "{\"code\":\"401\",\"msg\":\"Unauthorized\"}");
    }

    /** The firewall's page: HTML, whatever was asked for. */
    void forbidden() {
        page(ErrorPage.of(403));
    }

    /** An answer that is no envelope. */
    void page(ErrorPage page) {
        write(page.status(), page.code(), page.contentType(), page.body());
    }

    /** Half of the envelope, under the length of that half. */
    void truncated(Reply reply) {
        String text = reply.text();
        write(200, reply.code(), JSON, text.substring(0, text.length() / 2));
    }

    /** No answer: the connection is reset. The log has it with status 0. */
    void lost(String code) {
        log.add(new RequestView(request.method().name(), request.uri(), 0, code, clock.millis()));
        Wire.of(request.connection()).cut();
    }

    /** A body nobody means seriously; the connection ends with it. */
    void tooLarge() {
        if (!request.response().ended()) {
            request.response().putHeader("Connection", "close");
            page(ErrorPage.of(413));
        }
    }

    private void write(int status, String code, String type, String body) {
        if (request.response().closed()) {
            return; // a late answer whose caller hung up
        }
        long now = clock.millis();
        log.add(new RequestView(request.method().name(), request.uri(), status, code, now));
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", type)
                .putHeader("Date", HttpDate.of(clock.instant()))
                .end(body);
    }
}
