package io.github.camelblofin.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** JSON trees with exact numbers, never written with an exponent. Safe for any thread. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A list of rows. */
    public static <T> ArrayNode array(List<T> items, Function<T, ? extends JsonNode> row) {
        ArrayNode array = MAPPER.createArrayNode();
        items.forEach(item -> array.add(row.apply(item)));
        return array;
    }

    /** A list of one row. */
    public static ArrayNode listOf(JsonNode row) {
        return MAPPER.createArrayNode().add(row);
    }

    /** A list of texts. */
    static ArrayNode texts(String... texts) {
        ArrayNode array = MAPPER.createArrayNode();
        for (String text : texts) {
            array.add(text);
        }
        return array;
    }

    /** A list of bare numbers, without trailing zeros. */
    static ArrayNode numbers(BigDecimal... numbers) {
        ArrayNode array = MAPPER.createArrayNode();
        for (BigDecimal number : numbers) {
            array.add(number.stripTrailingZeros());
        }
        return array;
    }

    /** BloFin's form of a number: text, no exponent, here without trailing zeros; null stays null. */
    static String text(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }

    /** The tree as text, without spaces. */
    public static String write(JsonNode tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree that cannot be written", e);
        }
    }

    /** The tree in these bytes; empty when they are not exactly one JSON value. */
    public static Optional<JsonNode> parse(byte[] bytes) {
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            return tree == null || tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
