package io.github.camelblofin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Channel;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The committed reference is what the code says now. With {@code -Dblofin.docs.write=true} it is written instead. */
class ReferenceDocsTest {
    private static final String UPDATE =
            "run mvn -q -pl camel-blofin test -Dtest=ReferenceDocsTest -Dblofin.docs.write=true to update docs/reference,"
                    + " then commit it";

    private static final Pattern LINK = Pattern.compile("\\]\\((\\w+\\.md)?#([^)]*)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    @BeforeAll
    static void generate() {
        PAGES.putAll(ReferenceDocs.pages());
    }

    @Test
    void committedReferenceIsUpToDate() throws IOException {
        if (Boolean.getBoolean("blofin.docs.write")) {
            Files.createDirectories(ReferenceDocs.FOLDER);
            for (Map.Entry<String, String> page : PAGES.entrySet()) {
                Files.writeString(ReferenceDocs.FOLDER.resolve(page.getKey()), page.getValue());
            }
        }
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            Path file = ReferenceDocs.FOLDER.resolve(page.getKey());
            assertThat(file).as(UPDATE).exists();
            assertThat(Files.readString(file).equals(page.getValue()))
                    .as("docs/reference/%s is stale: %s", page.getKey(), UPDATE)
                    .isTrue();
        }
    }

    @Test
    void nothingElseIsInTheFolder() throws IOException {
        try (Stream<Path> files = Files.list(ReferenceDocs.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(PAGES.keySet());
        }
    }

    @Test
    void everyLineOfTheTablesIsThere() {
        for (Operation operation : Operation.values()) {
            assertThat(PAGES.get("operations.md")).contains("\n### `" + operation.path() + "`\n");
        }
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(PAGES.get("errors.md")).contains("\n| `" + code.code() + "` |");
        }
        for (Channel channel : Channel.values()) {
            assertThat(PAGES.get("channels.md")).contains(channel.wireName());
        }
    }

    @Test
    void everyFieldAndOptionIsExplained() {
        assertThat(withoutMeaning("operations.md", 5)).as("request fields").isEmpty();
        assertThat(withoutMeaning("records.md", 3)).as("fields of records").isEmpty();
        assertThat(withoutMeaning("options.md", 5)).as("options").isEmpty();
    }

    @Test
    void linksLeadSomewhere() {
        Map<String, Set<String>> anchors = new HashMap<>();
        PAGES.forEach((name, text) -> anchors.put(name, anchors(text)));
        PAGES.forEach((name, text) -> LINK.matcher(text).results().forEach(link -> assertThat(
                        anchors.get(link.group(1) == null ? name : link.group(1)))
                .as("link %s of %s", link.group(), name)
                .contains(link.group(2))));
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(String page) {
        return HEADING.matcher(page)
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** Rows of tables with so many columns whose last cell is empty. */
    private List<String> withoutMeaning(String page, int columns) {
        return PAGES.get(page)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .filter(line -> line.split("(?<!\\\\)\\|", -1).length == columns + 2)
                .filter(line -> line.endsWith("|  |"))
                .toList();
    }
}
