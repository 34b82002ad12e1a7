package io.github.camelblofin.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Facts about BloFin, collected outside of this repository; tests against them are skipped where they are not. */
public final class Facts {
    private static final Logger LOG = LoggerFactory.getLogger(Facts.class);

    private Facts() {}

    /** A file of facts; without it the calling test is skipped and says so. */
    public static JsonNode read(String name) {
        Path file = Path.of(System.getProperty("blofin.facts", "no-facts")).resolve(name);
        if (!Files.isReadable(file)) {
            String reason = "Skipped: nothing to compare with, since there is no "
                    + file.toAbsolutePath().normalize() + " (system property blofin.facts names the folder)";
            LOG.warn(reason);
            Assumptions.abort(reason);
        }
        try {
            return JsonMapper.builder().build().readTree(file.toFile());
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    public static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** All differences between a table and the facts, told at once. */
    public static final class Differences {
        private final List<String> found = new ArrayList<>();

        public void expect(String where, String what, Object fact, Object table) {
            if (!Objects.equals(fact, table)) {
                found.add(where + ": " + what + " is " + fact + " by the facts, but " + table + " in the table");
            }
        }

        public void add(String difference) {
            found.add(difference);
        }

        public void assertNone() {
            assertThat(found).as("differences between the table and the facts").isEmpty();
        }
    }
}
