package io.github.camelblofin.simulator.socket;

import io.github.camelblofin.api.Socket;
import io.github.camelblofin.simulator.fault.Faults;
import io.github.camelblofin.simulator.fault.SocketFault;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way of pushes to one connection, and the faults that lie in wait there. A push that is to be overtaken waits for
 * the next of its topic. Belongs to the event loop.
 */
final class PushLine {
    private final Socket socket;
    private final Faults faults;
    private final Consumer<String> wire;
    private final Map<Topic, String> overtaken = new HashMap<>();

    PushLine(Socket socket, Faults faults, Consumer<String> wire) {
        this.socket = socket;
        this.faults = faults;
        this.wire = wire;
    }

    /** The picture that a new subscriber gets after the ack. */
    void first(Topic topic, String text) {
        overtaken.remove(topic);
        if (fault(topic, true).isEmpty()) {
            wire.accept(text);
        }
    }

    /** Every further push. */
    void push(Topic topic, String text) {
        if (faults.none() && overtaken.isEmpty()) {
            wire.accept(text);
            return;
        }
        Optional<SocketFault> fault = fault(topic, false);
        if (fault.isEmpty()) {
            wire.accept(text);
            sendOvertaken(topic);
            return;
        }
        switch (fault.get().act()) {
            case WITHHOLD, LOSE -> {}
            case DUPLICATE -> {
                wire.accept(text);
                wire.accept(text);
            }
            case REORDER -> {
                sendOvertaken(topic);
                overtaken.put(topic, text);
            }
            case TRUNCATE -> wire.accept(text.substring(0, text.length() / 2));
            case MALFORM -> wire.accept(text.substring(0, text.length() - 1) + ",]");
            default -> wire.accept(text);
        }
    }

    private void sendOvertaken(Topic topic) {
        String late = overtaken.remove(topic);
        if (late != null) {
            wire.accept(late);
        }
    }

    private Optional<SocketFault> fault(Topic topic, boolean first) {
        return faults.none()
                ? Optional.empty()
                : faults.strikePush(socket, topic.name().wireName(), topic.instId(), first);
    }
}
