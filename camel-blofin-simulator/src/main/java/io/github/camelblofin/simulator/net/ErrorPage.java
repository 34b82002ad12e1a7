package io.github.camelblofin.simulator.net;

import io.vertx.core.http.HttpServerRequest;

/**
 * An answer that is not BloFin's envelope but comes from what stands before it: a firewall, a limiter, a proxy. 403 is an
 * HTML page and 429 a small JSON object, the others are HTML.
 */
public record ErrorPage(int status, String contentType, String body) {
    private static final String HTML = "text/html; charset=UTF-8";
    private static final String JSON = "application/json;charset=UTF-8";
    private static final int TOO_MANY_REQUESTS = 429;

    /** The page of a status. */
    public static ErrorPage of(int status) {
        if (status == TOO_MANY_REQUESTS) {
            return new ErrorPage(status, JSON, "{\"code\":\"429\",\"msg\":\"Too Many Requests\"}");
        }
        String title = status + " " + reason(status);
        return new ErrorPage(
                status,
                HTML,
                "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>");
    }

    private static String reason(int status) {
        return switch (status) {
            case 403 -> "Forbidden";
            case 413 -> "Request Entity Too Large";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "Error";
        };
    }

    /** The code in the body; empty when there is none. */
    public String code() {
        return status == TOO_MANY_REQUESTS ? "429" : "";
    }

    /** Answers with it and ends the connection. */
    public void answer(HttpServerRequest request) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", contentType)
                .putHeader("Connection", "close")
                .end(body);
    }
}
