package io.github.camelblofin.simulator.socket;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.InstrumentArgument;
import io.github.camelblofin.api.Socket;
import io.github.camelblofin.simulator.access.PlayAccount;
import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks the arguments of a subscription against the channel table: the channel belongs to this socket and is offered,
 * the instrument is named where it must be and is listed, private channels come after a login, and all together are not
 * longer than 4,096 bytes. Source: "WebSocket" subscribe.
 */
final class SubscriptionForm {
    private static final int MOST_BYTES = 4096;

    private final Exchange exchange;
    private final FeedTable feeds;

    SubscriptionForm(Exchange exchange, FeedTable feeds) {
        this.exchange = exchange;
        this.feeds = feeds;
    }

    /** The topics asked for; empty when anything is wrong. */
    Optional<List<Topic>> read(Session session, JsonNode request) {
        JsonNode args = request.path("args");
        boolean usable = args.isArray()
                && !args.isEmpty()
                && Json.write(args).getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && (!session.socket().login() || session.account().isPresent());
        if (!usable) {
            return Optional.empty();
        }
        List<Topic> topics = new ArrayList<>();
        for (JsonNode arg : args) {
            Optional<Topic> topic = topic(session, arg);
            if (topic.isEmpty()) {
                return Optional.empty();
            }
            topics.add(topic.get());
        }
        return Optional.of(topics);
    }

    private Optional<Topic> topic(Session session, JsonNode arg) {
        Socket socket = session.socket();
        String accountId =
                socket.login() ? session.account().map(PlayAccount::name).orElseThrow() : null;
        String instId = arg.path("instId").asText("");
        return ChannelNames.find(socket, arg.path("channel").asText(""))
                .filter(name -> feeds.find(name.channel()).isPresent())
                .filter(name -> instrumentFits(name, instId))
                .map(name -> new Topic(name, ignoresInstrument(name) || instId.isEmpty() ? null : instId, accountId));
    }

    private boolean instrumentFits(ChannelName name, String instId) {
        if (instId.isEmpty()) {
            return name.channel().instrument() != InstrumentArgument.REQUIRED;
        }
        return ignoresInstrument(name) || exchange.instrument(instId).isPresent();
    }

    private static boolean ignoresInstrument(ChannelName name) {
        return name.channel().instrument() == InstrumentArgument.NO_INSTRUMENT;
    }
}
