package io.github.camelblofin.simulator.socket;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.simulator.access.Claim;
import io.github.camelblofin.simulator.access.SignatureGate;
import io.github.camelblofin.simulator.access.Verdict;
import io.github.camelblofin.simulator.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What the exchange says to what a client says: {@code pong} to {@code ping}, one ack an argument, or one error for a
 * request that is wrong anywhere, of which then nothing is done. Source: "WebSocket". Belongs to the event loop.
 */
final class Conversation {
    private final SignatureGate gate;
    private final SubscriptionForm form;
    private final FeedTable feeds;
    private final Hub hub;

    Conversation(SignatureGate gate, SubscriptionForm form, FeedTable feeds, Hub hub) {
        this.gate = gate;
        this.form = form;
        this.feeds = feeds;
        this.hub = hub;
    }

    void hear(Session session, String text) {
        if (text.equals("ping")) {
            session.send("pong");
            return;
        }
        JsonNode request = Json.parse(text.getBytes(StandardCharsets.UTF_8)).orElse(Json.object());
        switch (request.path("op").asText()) {
            case "login" -> login(session, request.path("args").path(0));
            case "subscribe" -> subscribe(session, request, text);
            case "unsubscribe" -> unsubscribe(session, request, text);
            default -> refuse(session, text);
        }
    }

    /** Forgets what a connection that ended listened to. */
    void end(Session session) {
        session.topics().forEach(topic -> hub.leave(topic, session));
        session.topics().clear();
    }

    private void login(Session session, JsonNode arg) {
        Verdict verdict = gate.check(Claim.login(
                text(arg, "apiKey"),
                text(arg, "sign"),
                text(arg, "timestamp"),
                text(arg, "nonce"),
                text(arg, "passphrase")));
        if (verdict.admitted()) {
            session.loggedIn(verdict.account());
            session.send(Json.write(
                    Json.object().put("event", "login").put("code", "0").put("msg", "")));
        } else {
            session.send(
                    error(ErrorCode.LOGIN_FAILED, ErrorCode.LOGIN_FAILED.text().orElseThrow()));
        }
    }

    private void subscribe(Session session, JsonNode request, String text) {
        Optional<List<Topic>> topics = form.read(session, request);
        if (topics.isEmpty()) {
            refuse(session, text);
            return;
        }
        for (Topic topic : topics.get()) {
            session.send(topic.ack("subscribe"));
            feeds.find(topic.channel()).orElseThrow().welcome(topic, session);
            session.topics().add(topic);
            hub.join(topic, session);
        }
    }

    private void unsubscribe(Session session, JsonNode request, String text) {
        Optional<List<Topic>> topics = form.read(session, request);
        if (topics.isEmpty() || !session.topics().containsAll(topics.get())) {
            refuse(session, text);
            return;
        }
        for (Topic topic : topics.get()) {
            session.topics().remove(topic);
            hub.leave(topic, session);
            session.send(topic.ack("unsubscribe"));
        }
    }

    private static void refuse(Session session, String text) {
        session.send(error(ErrorCode.INVALID_SOCKET_REQUEST, "Invalid request: " + text));
    }

    private static String error(ErrorCode code, String message) {
        return Json.write(
                Json.object().put("event", "error").put("code", code.code()).put("msg", message));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isValueNode() ? node.path(field).asText() : null;
    }
}
