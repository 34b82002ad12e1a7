package io.github.camelblofin.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.facts.Facts;
import io.github.camelblofin.facts.Facts.Differences;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tables of channels, sockets and hosts against the collected facts. */
class ChannelFactsTest {
    private final Differences differences = new Differences();

    @Test
    void tableOfChannelsSaysWhatTheFactsSay() {
        Set<Channel> left = EnumSet.allOf(Channel.class);

        for (JsonNode fact : Facts.read("websocket.json").path("channels")) {
            String name =
                    fact.path("endpoint").asText() + "/" + fact.path("channel").asText();
            Optional<Channel> line = Arrays.stream(Channel.values())
                    .filter(channel -> name.equals(text(channel.socket()) + "/" + channel.wireName()))
                    .findFirst();
            if (line.isEmpty()) {
                differences.add(name + " is missing in the table");
                continue;
            }
            left.remove(line.get());
            compare(name, fact, line.get());
        }

        left.forEach(extra -> differences.add(extra + " is in the table only"));
        differences.assertNone();
    }

    private void compare(String name, JsonNode fact, Channel line) {
        differences.expect(
                name,
                "login",
                fact.path("loginNeeded").asBoolean(),
                line.socket().login());
        differences.expect(name, "family", fact.path("family").asBoolean(false), line.family());
        differences.expect(name, "instrument", instrument(fact), line.instrument());
        differences.expect(name, "instType", argument(fact, "instType").isPresent(), line.spot());
        String status = fact.path("status").asText();
        differences.expect(
                name,
                "evidence",
                status,
                line.evidence().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        differences.expect(name, "routes' names", names(fact, line), routeNames(line));
        if (!fact.path("dataShape").isNull()) {
            differences.expect(
                    name,
                    "data",
                    fact.path("dataShape").asText().toUpperCase(Locale.ROOT),
                    line.data().name());
        }
        if (line.evidence() != Evidence.ASSUMED) {
            boolean action = !fact.path("actionValues").isEmpty();
            differences.expect(name, "has an action", action, line.action() != ActionSemantics.NO_ACTION);
        }
    }

    private static Optional<JsonNode> argument(JsonNode fact, String name) {
        return Facts.each(fact.path("args"))
                .filter(argument -> argument.path("name").asText().equals(name))
                .findFirst();
    }

    private static InstrumentArgument instrument(JsonNode fact) {
        return argument(fact, "instId")
                .map(argument -> argument.path("required").asBoolean()
                        ? InstrumentArgument.REQUIRED
                        : InstrumentArgument.OPTIONAL)
                .orElse(InstrumentArgument.NO_INSTRUMENT);
    }

    private static List<String> names(JsonNode fact, Channel line) {
        String prefix = line.spot() ? "spot/" : "";
        List<String> names = new ArrayList<>();
        if (fact.path("family").asBoolean(false)) {
            fact.path("channelNames").forEach(name -> names.add(prefix + name.asText()));
        } else {
            names.add(prefix + fact.path("channel").asText());
        }
        return names;
    }

    private static List<String> routeNames(Channel line) {
        return ChannelName.all().stream()
                .filter(name -> name.channel() == line)
                .map(ChannelName::routeName)
                .toList();
    }

    private static String text(Socket socket) {
        return socket.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Test
    void onlyBookDeltasBuildOnEachOther() {
        assertThat(Arrays.stream(Channel.values())
                        .filter(channel -> channel.action() == ActionSemantics.SNAPSHOT_THEN_UPDATES))
                .containsExactly(Channel.BOOKS, Channel.SPOT_BOOKS);
    }

    @Test
    void socketsAndHostsAreWhereTheFactsSay() {
        JsonNode protocol = Facts.read("websocket.json").path("protocol");
        Set<Socket> left = EnumSet.allOf(Socket.class);

        for (JsonNode fact : protocol.path("endpoints")) {
            String name = fact.path("name").asText();
            Socket socket = Socket.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
            left.remove(socket);
            differences.expect(name, "live", url(fact, "live"), Environment.LIVE.socket(socket));
            if (!fact.path("demo").isNull()) {
                differences.expect(name, "demo", url(fact, "demo"), Environment.DEMO.socket(socket));
            }
            differences.expect(name, "login", fact.path("login").asBoolean(), socket.login());
        }

        differences.expect("rest", "live", url(protocol.path("rest"), "live"), Environment.LIVE.rest());
        differences.expect("rest", "demo", url(protocol.path("rest"), "demo"), Environment.DEMO.rest());
        left.forEach(extra -> differences.add(extra + " is in the table only"));
        differences.assertNone();
    }

    private static URI url(JsonNode fact, String name) {
        return URI.create(fact.path(name).asText());
    }

    @Test
    void everyNameIsFoundAndUnique() {
        assertThat(ChannelName.all().stream().map(ChannelName::routeName)).doesNotHaveDuplicates();
        assertThat(ChannelName.all()).allSatisfy(name -> assertThat(ChannelName.find(name.routeName()))
                .contains(name));
        assertThat(ChannelName.find("candle1m").orElseThrow().bar()).isEqualTo(Bar.ONE_MINUTE);
        assertThat(ChannelName.find("candle1M").orElseThrow().bar()).isEqualTo(Bar.ONE_MONTH);
        assertThat(ChannelName.find("candle1h")).isEmpty();
        assertThat(ChannelName.find("spot/candle1W").orElseThrow().wireName()).isEqualTo("candle1W");
    }
}
