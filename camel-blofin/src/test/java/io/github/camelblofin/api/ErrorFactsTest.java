package io.github.camelblofin.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.facts.Facts;
import io.github.camelblofin.facts.Facts.Differences;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of codes against the collected facts. */
class ErrorFactsTest {
    @Test
    void tableSaysWhatTheFactsSay() {
        Differences differences = new Differences();
        Set<ErrorCode> left = EnumSet.allOf(ErrorCode.class);

        for (JsonNode fact : Facts.read("errors.json")) {
            String code = fact.path("code").asText();
            Optional<ErrorCode> line = ErrorCode.find(code);
            if (line.isEmpty()) {
                differences.add(code + " is missing in the table");
                continue;
            }
            ErrorCode found = line.get();
            left.remove(found);
            differences.expect(code, "class", fact.path("class").asText(), text(found.errorClass()));
            differences.expect(code, "retry", retry(fact.path("retry").asText()), found.retry());
            differences.expect(code, "scope", fact.path("scope").asText(), text(found.scope()));
            differences.expect(code, "status", fact.path("httpStatus").asInt(0), found.httpStatus());
            if (found.scope() != ErrorScope.HTTP && found.scope() != ErrorScope.ANY) {
                differences.expect(
                        code,
                        "text",
                        fact.path("message").asText(null),
                        found.text().orElse(null));
            }
        }

        left.forEach(extra -> differences.add(extra.code() + " is in the table only"));
        differences.assertNone();
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static RetryAdvice retry(String fact) {
        return fact.equals("none") ? RetryAdvice.NOT_NEEDED : RetryAdvice.valueOf(fact.toUpperCase(Locale.ROOT));
    }
}
