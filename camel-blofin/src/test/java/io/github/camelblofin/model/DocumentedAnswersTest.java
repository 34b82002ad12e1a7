package io.github.camelblofin.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The promise over the whole surface: no documented answer loses a field on its way through the typed form and back. */
class DocumentedAnswersTest {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentedAnswersTest.class);

    @Test
    void noFieldOfADocumentedAnswerIsLost() throws IOException {
        Set<String> operations = new TreeSet<>();
        List<String> lost = new ArrayList<>();
        int fields = 0;
        for (JsonNode entry : FactRoundTrip.entries("")) {
            JsonNode data = entry.path("exampleResponse").path("data");
            if (entry.path("exampleResponse").isObject()) {
                String path = entry.get("path").asText().replaceFirst("^/api/v1/", "");
                operations.add(path);
                fields += leaves(data);
                lost.addAll(lost(path, data));
            }
        }
        LOG.info(
                "Round trip of the documented answers: {} operations, {} fields, {} fields lost",
                operations.size(),
                fields,
                lost.size());

        assertThat(lost).as("fields lost").isEmpty();
        assertThat(known()).as("operations of the table").containsAll(operations);
        assertThat(fields).as("fields compared").isGreaterThan(500);
    }

    private static Set<String> known() {
        return Arrays.stream(Operation.values()).map(Operation::path).collect(Collectors.toSet());
    }

    private static List<String> lost(String path, JsonNode data) throws IOException {
        if (data.isMissingNode() || data.isNull()) {
            return List.of();
        }
        Class<?> type = Operation.find(path).orElseThrow().answerType();
        Object decoded = type == Map.class
                ? BlofinJson.reader(Object.class).readValue(data)
                : BlofinJson.listReader(type).readValue(data);
        JsonNode rows = data.isArray() || type == Map.class
                ? data
                : BlofinJson.mapper().createArrayNode().add(data);
        return RoundTrip.anyKind().differences(path, type == Map.class ? null : type, rows, decoded);
    }

    private static int leaves(JsonNode node) {
        if (node.isMissingNode()) {
            return 0;
        }
        return node.isValueNode()
                ? 1
                : StreamSupport.stream(node.spliterator(), false)
                        .mapToInt(DocumentedAnswersTest::leaves)
                        .sum();
    }
}
