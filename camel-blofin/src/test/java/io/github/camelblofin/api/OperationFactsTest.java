package io.github.camelblofin.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.facts.Facts;
import io.github.camelblofin.facts.Facts.Differences;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of operations against the collected facts. */
class OperationFactsTest {
    private static final Map<String, Evidence> STATUS = Map.of(
            "documented", Evidence.DOCUMENTED,
            "seen live", Evidence.SEEN_LIVE,
            "reported by a live probe", Evidence.PROBED,
            "used by public clients, answer not seen", Evidence.USED_BY_CLIENTS,
            "in newer third-party sources, absent from the docs snapshot", Evidence.THIRD_PARTY,
            "only in the official Python SDK", Evidence.SDK_ONLY,
            "path only", Evidence.PATH_ONLY);

    private final Differences differences = new Differences();

    @Test
    void tableSaysWhatTheFactsSay() {
        JsonNode facts = Facts.read("rest.json");
        Set<Operation> left = EnumSet.allOf(Operation.class);

        for (JsonNode fact : facts) {
            String path = fact.path("path").asText().replaceFirst("^/api/v1/", "");
            Optional<Operation> line = Operation.find(path);
            if (line.isEmpty()) {
                differences.add(path + " is missing in the table");
                continue;
            }
            left.remove(line.get());
            compare(path, fact, line.get());
        }

        left.forEach(extra -> differences.add(extra.path() + " is in the table only"));
        differences.assertNone();
        assertThat(Operation.values()).hasSize(105);
    }

    private void compare(String path, JsonNode fact, Operation line) {
        differences.expect(
                path, "method", fact.path("method").asText(), line.method().name());
        differences.expect(path, "request path", fact.path("path").asText(), line.requestPath());
        differences.expect(path, "rateClass", fact.path("rateClass").asText(), text(line.rateClass()));
        differences.expect(path, "evidence", STATUS.get(fact.path("status").asText()), line.evidence());
        String auth = fact.path("auth").asText();
        if (auth.equals("unknown")) {
            differences.expect(path, "signed", true, line.signed());
        } else {
            differences.expect(path, "access", auth, line.access().optionName());
        }
        differences.expect(path, "body", bodyShape(fact), line.body());
        if (!fact.path("responseShape").isNull()) {
            String shape = fact.path("responseShape").asText().toUpperCase(Locale.ROOT);
            differences.expect(path, "answer", shape, line.answer().name());
        }
        differences.expect(
                path,
                "paging",
                paging(fact.path("paginated"), line.paging()),
                line.paging().orElse(null));
        differences.expect(
                path, "client id", clientId(path, fact), line.clientIdField().orElse(null));
        differences.expect(path, "brokerId", parameters(fact).contains("brokerId"), line.takesBrokerId());
    }

    private static String text(RateClass rateClass) {
        return rateClass.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static JsonShape bodyShape(JsonNode fact) {
        String shape = fact.path("bodyShape").asText("null");
        return shape.equals("null") ? JsonShape.NO_BODY : JsonShape.valueOf(shape.toUpperCase(Locale.ROOT));
    }

    private static List<String> parameters(JsonNode fact) {
        return Facts.each(fact.path("params"))
                .map(parameter -> parameter.path("name").asText())
                .toList();
    }

    /** @param line has the row's id and the list of what is open, which are not among the facts */
    private static Paging paging(JsonNode fact, Optional<Paging> line) {
        if (fact.isNull() || fact.path("cursor").isNull()) {
            return null;
        }
        Set<String> by = Facts.each(fact.path("by")).map(JsonNode::asText).collect(Collectors.toSet());
        return new Paging(
                fact.path("cursor").asText(),
                line.map(Paging::rowId).orElse(fact.path("cursor").asText()),
                fact.path("defaultLimit").asInt(0),
                fact.path("maxLimit").asInt(0),
                by.contains("begin"),
                fact.path("beforeAfterExclusive").asBoolean(false),
                fact.path("after").asText("older").equals("newer"),
                !by.contains("before"),
                line.map(Paging::openList).orElse(null));
    }

    /** The caller's id of a new order or transfer; in cancels and reads such a field only selects an older one. */
    private static String clientId(String path, JsonNode fact) {
        if (!fact.path("method").asText().equals("POST") || path.contains("cancel")) {
            return null;
        }
        List<String> names = parameters(fact);
        return List.of("requestId", "clientOrderId", "clientId").stream()
                .filter(names::contains)
                .findFirst()
                .orElse(null);
    }

    @Test
    void whatEndsAndWhatIsOpenHaveTheSameCursor() {
        List<Operation> endings = Arrays.stream(Operation.values())
                .filter(line -> line.paging().map(Paging::openList).isPresent())
                .toList();

        assertThat(endings).hasSize(5).allSatisfy(line -> assertThat(
                        line.openList().flatMap(Operation::paging).map(Paging::cursor))
                .contains(line.paging().orElseThrow().cursor()));
    }

    @Test
    void everyOperationIsFoundByItsPath() {
        assertThat(Operation.values())
                .allSatisfy(line -> assertThat(Operation.find(line.path())).contains(line));
        assertThat(Operation.find("trade/nothing")).isEmpty();
        assertThat(Arrays.stream(Operation.values()).map(Operation::path)).doesNotHaveDuplicates();
    }

    @Test
    void readsMayBeRepeatedAndWritesOnlyWhereTheTableSaysSo() {
        assertThat(Operation.values()).allSatisfy(line -> {
            if (!line.writes()) {
                assertThat(line.repeatable()).isTrue();
                assertThat(line.body()).isEqualTo(JsonShape.NO_BODY);
            } else {
                assertThat(line.signed()).isTrue();
                assertThat(line.body()).isIn(JsonShape.OBJECT, JsonShape.ARRAY);
                assertThat(line.repeatable() && line.clientIdField().isPresent())
                        .as("%s: what places something is not repeatable", line.path())
                        .isFalse();
            }
        });
        assertThat(Operation.TRADE_ORDER.repeatable()).isFalse();
        assertThat(Operation.TRADE_CLOSE_POSITION.repeatable()).isFalse();
        assertThat(Operation.TRADE_CANCEL_ORDER.repeatable()).isTrue();
    }
}
