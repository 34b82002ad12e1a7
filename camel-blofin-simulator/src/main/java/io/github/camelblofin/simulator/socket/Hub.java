package io.github.camelblofin.simulator.socket;

import io.github.camelblofin.api.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Who listens to what. A message is rendered once, and only when somebody listens; then every listener gets the same
 * text. Lists of listeners are replaced, never changed, so that one may leave while a message goes out. Belongs to the
 * event loop.
 */
final class Hub {
    private final Map<Topic, List<Session>> listeners = new HashMap<>();

    void join(Topic topic, Session session) {
        List<Session> present = listeners.getOrDefault(topic, List.of());
        if (!present.contains(session)) {
            List<Session> more = new ArrayList<>(present);
            more.add(session);
            listeners.put(topic, more);
        }
    }

    void leave(Topic topic, Session session) {
        List<Session> rest = new ArrayList<>(listeners.getOrDefault(topic, List.of()));
        rest.remove(session);
        if (rest.isEmpty()) {
            listeners.remove(topic);
        } else {
            listeners.put(topic, rest);
        }
    }

    /** The topics of a channel that somebody listens to. */
    List<Topic> topics(Channel channel) {
        return listeners.keySet().stream()
                .filter(topic -> topic.channel() == channel)
                .toList();
    }

    boolean isHeard(Topic topic) {
        return listeners.containsKey(topic);
    }

    void publish(Topic topic, Supplier<String> message) {
        List<Session> present = listeners.get(topic);
        if (present != null) {
            String text = message.get();
            present.forEach(session -> session.pushes().push(topic, text));
        }
    }
}
