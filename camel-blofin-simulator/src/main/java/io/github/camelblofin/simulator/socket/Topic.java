package io.github.camelblofin.simulator.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelblofin.api.Channel;
import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.simulator.wire.Json;

/**
 * What one subscription listens to. Two clients with equal topics get the same pushes.
 *
 * @param instId null when the subscription names no instrument, that is: all of them
 * @param accountId whose data; null on public channels
 */
record Topic(ChannelName name, String instId, String accountId) {

    Channel channel() {
        return name.channel();
    }

    /** The subscription as BloFin repeats it in acks and pushes. */
    ObjectNode arg() {
        ObjectNode arg = Json.object().put("channel", name.wireName());
        return instId == null ? arg : arg.put("instId", instId);
    }

    /** A push of a channel without {@code action}. */
    String push(JsonNode data) {
        ObjectNode message = Json.object();
        message.set("arg", arg());
        message.set("data", data);
        return Json.write(message);
    }

    /** A push of a channel with {@code action}. */
    String push(String action, JsonNode data) {
        ObjectNode message = Json.object();
        message.set("arg", arg());
        message.put("action", action);
        message.set("data", data);
        return Json.write(message);
    }

    String ack(String event) {
        ObjectNode message = Json.object().put("event", event);
        message.set("arg", arg());
        return Json.write(message);
    }

    /** Such as {@code tickers BTC-USDT}. */
    @Override
    public String toString() {
        return instId == null ? name.toString() : name + " " + instId;
    }
}
