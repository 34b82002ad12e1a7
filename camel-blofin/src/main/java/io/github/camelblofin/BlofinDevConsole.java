package io.github.camelblofin;

import io.github.camelblofin.limit.Ban;
import io.github.camelblofin.limit.Usage;
import io.github.camelblofin.stream.ConnectionStatus;
import io.github.camelblofin.stream.SubscriptionStatus;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Camel's developer console {@code blofin}: limits, bans, connections and subscriptions of all blofin components. */
@DevConsole(name = "blofin", displayName = "BloFin", description = "Limits, bans, connections and subscriptions")
public final class BlofinDevConsole extends AbstractDevConsole {
    public BlofinDevConsole() {
        super("camel", "blofin", "BloFin", "Limits, bans, connections and subscriptions");
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonArray components = new JsonArray();
        for (String name : getCamelContext().getComponentNames()) {
            if (getCamelContext().hasComponent(name) instanceof BlofinComponent blofin && blofin.running()) {
                components.add(component(name, blofin.services()));
            }
        }
        JsonObject root = new JsonObject();
        root.put("components", components);
        return root;
    }

    private static JsonObject component(String name, BlofinServices services) {
        JsonObject json = new JsonObject();
        json.put("name", name);
        json.put("waitingCalls", services.limits().waiting());
        json.put("limits", array(services.limits().usage(), BlofinDevConsole::limit));
        json.put("bans", array(services.limits().bans(), BlofinDevConsole::ban));
        json.put("connections", array(services.streams().connections(), BlofinDevConsole::connection));
        json.put("subscriptions", array(services.consumers().entrySet(), BlofinDevConsole::subscription));
        return json;
    }

    private static <T> JsonArray array(Collection<T> all, Function<T, JsonObject> form) {
        JsonArray array = new JsonArray();
        all.forEach(one -> array.add(form.apply(one)));
        return array;
    }

    private static JsonObject limit(Usage usage) {
        JsonObject json = new JsonObject();
        json.put("budget", usage.budget());
        json.put("window", usage.rate().toString());
        json.put("used", usage.used());
        json.put("percent", usage.percent());
        return json;
    }

    private static JsonObject ban(Ban ban) {
        JsonObject json = new JsonObject();
        json.put("exchange", ban.exchange());
        json.put("budget", ban.budget());
        json.put("until", ban.until().toString());
        json.put("reason", ban.reason());
        return json;
    }

    private static JsonObject connection(ConnectionStatus connection) {
        JsonObject json = new JsonObject();
        json.put("url", connection.url().toString());
        json.put("state", connection.state().name());
        json.put("subscriptions", connection.subscriptions());
        json.put("confirmed", connection.confirmed());
        json.put("reconnects", connection.reconnects());
        if (connection.lastError() != null) {
            json.put("lastError", connection.lastError());
        }
        return json;
    }

    private static JsonObject subscription(Map.Entry<String, BlofinStreamConsumer> route) {
        JsonObject json = new JsonObject();
        json.put("routeId", route.getKey());
        json.put("path", route.getValue().getEndpoint().getPath());
        SubscriptionStatus status = route.getValue().getSubscriptionStatus();
        if (status == null) {
            json.put("state", "STOPPED");
            return json;
        }
        json.put("state", status.state().name());
        json.put("confirmed", status.confirmed() + "/" + status.subscribed());
        json.put("messages", status.messages());
        json.put("waiting", status.waiting());
        json.put("replaced", status.replaced());
        json.put("dropped", status.dropped());
        json.put("reconnects", status.reconnects());
        json.put("lagged", status.lagged());
        json.put("stale", status.stale());
        return json;
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (Object one : (JsonArray) doCallJson(options).get("components")) {
            JsonObject component = (JsonObject) one;
            text.append("Component ").append(component.get("name"));
            text.append(": ").append(component.get("waitingCalls")).append(" calls wait\n");
            for (String part : new String[] {"limits", "bans", "connections", "subscriptions"}) {
                text.append("  ").append(part).append(":\n");
                for (Object row : (JsonArray) component.get(part)) {
                    text.append("    ");
                    ((JsonObject) row)
                            .forEach((name, value) ->
                                    text.append(name).append('=').append(value).append(' '));
                    text.append('\n');
                }
            }
        }
        return text.toString();
    }
}
