package io.github.camelblofin.docs;

import static io.github.camelblofin.docs.Markdown.code;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.model.BlofinJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The options and headers, from the metadata that Camel's generator makes of the code. */
final class OptionsPage {
    static final String METADATA = "/META-INF/io/github/camelblofin/blofin.json";

    String text() {
        JsonNode metadata = metadata();
        return new Markdown()
                .heading(1, "Options and headers")
                .heading(2, "Options of the component")
                .block(
                        "Set them as `camel.component.blofin.<name>` (with Camel Main, also spelled with dashes: `apiKey` as"
                                + " `api-key`), or on the `BlofinComponent` and its `getConfiguration()`. What an endpoint has too is"
                                + " its default.")
                .table(
                        List.of("Option", "For", "Type", "Default", "Meaning"),
                        options(metadata.get("componentProperties")))
                .heading(2, "Options of an endpoint")
                .block("Set them on the URI: `blofin:<path>?<name>=<value>`.")
                .table(List.of("Option", "For", "Type", "Default", "Meaning"), options(metadata.get("properties")))
                .heading(2, "Headers")
                .block("The names are constants of `BlofinHeaders`.")
                .table(List.of("Header", "For", "Type", "Meaning"), headers(metadata.get("headers")))
                .toString();
    }

    private static JsonNode metadata() {
        try (InputStream in = OptionsPage.class.getResourceAsStream(METADATA)) {
            return BlofinJson.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> options(JsonNode options) {
        List<List<String>> rows = new ArrayList<>();
        options.properties().forEach(option -> {
            JsonNode facts = option.getValue();
            String shown = facts.path("prefix").asText("").isEmpty()
                    ? option.getKey()
                    : facts.get("prefix").asText() + "<name>";
            rows.add(List.of(
                    code(shown),
                    facts.get("group").asText(),
                    type(facts),
                    code(facts.path("defaultValue").asText("")),
                    facts.get("description").asText().replace("<", "&lt;")));
        });
        return rows;
    }

    private static String type(JsonNode facts) {
        if (facts.has("enum")) {
            return Markdown.codes(StreamSupport.stream(facts.get("enum").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList());
        }
        String type = facts.get("type").asText();
        return type.equals("object")
                ? code(facts.get("javaType").asText().replaceAll("<.*", "").replaceAll(".*\\.", ""))
                : type;
    }

    private static List<List<String>> headers(JsonNode headers) {
        List<List<String>> rows = new ArrayList<>();
        headers.properties()
                .forEach(header -> rows.add(List.of(
                        code(header.getKey()),
                        header.getValue().get("group").asText(),
                        code(header.getValue().get("javaType").asText()),
                        header.getValue().get("description").asText().replace("<", "&lt;"))));
        return rows;
    }
}
