package io.github.camelblofin.simulator.socket;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.simulator.access.Claim;
import io.github.camelblofin.simulator.access.SignatureGate;
import io.github.camelblofin.simulator.access.Verdict;
import io.github.camelblofin.simulator.fault.Faults;
import io.github.camelblofin.simulator.fault.SocketFault;
import io.github.camelblofin.simulator.fault.SocketFault.Stage;
import io.github.camelblofin.simulator.wire.Json;
import io.github.camelblofin.time.Scheduler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
    private final Faults faults;
    private final Scheduler scheduler;

    Conversation(
            SignatureGate gate, SubscriptionForm form, FeedTable feeds, Hub hub, Faults faults, Scheduler scheduler) {
        this.gate = gate;
        this.form = form;
        this.feeds = feeds;
        this.hub = hub;
        this.faults = faults;
        this.scheduler = scheduler;
    }

    void hear(Session session, String text) {
        if (text.equals("ping")) {
            if (faults.strike(Stage.PING, session.socket()).isEmpty()) {
                session.send("pong");
            }
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
        Optional<SocketFault> fault = faults.strike(Stage.LOGIN, session.socket());
        if (fault.isPresent()) {
            switch (fault.get().act()) {
                case DROP_AT_LOGIN -> session.cut();
                case REFUSE_LOGIN -> refuseLogin(session);
                default -> {} // never answered
            }
            return;
        }
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
            refuseLogin(session);
        }
    }

    private static void refuseLogin(Session session) {
        session.send(error(ErrorCode.LOGIN_FAILED, ErrorCode.LOGIN_FAILED.text().orElseThrow()));
    }

    private void subscribe(Session session, JsonNode request, String text) {
        Optional<List<Topic>> topics = form.read(session, request);
        if (topics.isEmpty()) {
            refuse(session, text);
            return;
        }
        Optional<SocketFault> fault = fault(session, topics.get());
        if (fault.isEmpty()) {
            listen(session, topics.get());
            return;
        }
        switch (fault.get().act()) {
            case DROP_AT_SUBSCRIBE -> session.cut();
            case REFUSE_SUBSCRIPTION -> refuse(session, text);
            case DELAY_ACK ->
                scheduler.after(Duration.ofMillis(fault.get().amount()), () -> {
                    if (session.open()) {
                        listen(session, topics.get());
                    }
                });
            default -> {} // never answered
        }
    }

    private Optional<SocketFault> fault(Session session, List<Topic> topics) {
        return faults.none()
                ? Optional.empty()
                : topics.stream()
                        .map(topic -> faults.strikeSubscription(
                                session.socket(), topic.name().wireName(), topic.instId()))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private void listen(Session session, List<Topic> topics) {
        for (Topic topic : topics) {
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
