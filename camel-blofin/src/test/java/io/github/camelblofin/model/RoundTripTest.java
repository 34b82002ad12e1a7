package io.github.camelblofin.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelblofin.api.Channel;
import io.github.camelblofin.api.Operation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record of the tables, read from JSON and written again: nothing may be lost, whatever BloFin sends. */
class RoundTripTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Samples of what is no text on the wire. */
    private static final Map<Class<?>, JsonNode> NOT_TEXT = Map.of(
            JsonKind.Bool.class, JSON.booleanNode(true),
            JsonKind.OneOrZero.class, JSON.numberNode(1),
            JsonKind.Digits.class, JSON.numberNode(181));

    static Stream<Class<?>> records() {
        return Stream.of(
                        Arrays.stream(Operation.values()).map(Operation::answerType),
                        Arrays.stream(Operation.values()).map(Operation::requestType),
                        Arrays.stream(Channel.values()).map(Channel::rowType),
                        Stream.<Class<?>>of(CurrencyBalance.class))
                .<Class<?>>flatMap(types -> types)
                .filter(type -> type != Map.class && type != Candle.class)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatWasReadIsWrittenAgain(Class<?> type) throws Exception {
        ObjectNode sent = row(type);
        sent.putObject("brandNew").putArray("list").add(1).add("x");
        sent.put("alsoNew", "0.10");

        Object read = BlofinJson.reader(type).readValue(sent.toString());
        JsonNode written = BlofinJson.mapper().readTree(BlofinJson.toBytes(read));

        assertThat(written).isEqualTo(BlofinJson.mapper().readTree(sent.toString()));
        assertThat(BlofinJson.fromMap(BlofinJson.toMap(read), type)).isEqualTo(read);
        assertThat(BlofinJson.toText(read)).isEqualTo(new String(BlofinJson.toBytes(read), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("records")
    void emptyTextAndNullAreAbsent(Class<?> type) throws Exception {
        ObjectNode empty = JSON.objectNode();
        ObjectNode nulls = JSON.objectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType() != Map.class && !List.class.isAssignableFrom(component.getType())) {
                empty.put(component.getName(), "");
                nulls.putNull(component.getName());
            }
        }

        Object nothing = BlofinJson.reader(type).readValue("{}");
        Object fromEmpty = BlofinJson.reader(type).readValue(empty.toString());
        assertThat(fromEmpty).isEqualTo(nothing);
        Object fromNulls = BlofinJson.reader(type).readValue(nulls.toString());
        assertThat(fromNulls).isEqualTo(nothing);
        for (RecordComponent component : type.getRecordComponents()) {
            Object value = component.getAccessor().invoke(nothing);
            assertThat(value == null || value instanceof Map || value instanceof List)
                    .as(component.getName())
                    .isTrue();
        }
    }

    private static ObjectNode row(Class<?> type) {
        ObjectNode row = JSON.objectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getName().equals("extra")) {
                row.set(component.getName(), sample(component));
            }
        }
        return row;
    }

    private static JsonNode sample(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == BigDecimal.class) {
            return JSON.textNode("-123456789012345678.000000000000000010");
        }
        if (type == Instant.class) {
            return JSON.textNode("1760000000123");
        }
        JsonSerialize kind = component.getAccessor().getAnnotation(JsonSerialize.class);
        if (kind != null) {
            return NOT_TEXT.get(kind.using());
        }
        if (type == Integer.class || type == Long.class) {
            return JSON.numberNode(20);
        }
        if (type == Boolean.class) {
            return JSON.textNode("true");
        }
        if (type == String.class) {
            return JSON.textNode("ä " + component.getName());
        }
        if (Term.class.isAssignableFrom(type)) {
            return JSON.textNode("never_seen_before");
        }
        ArrayNode list = JSON.arrayNode();
        if (component.getGenericType() instanceof ParameterizedType many && type == List.class) {
            Class<?> element = (Class<?>) many.getActualTypeArguments()[0];
            if (element == BookLevel.class) {
                return list.add(JSON.arrayNode().add("1.50").add("2"));
            }
            return element == String.class ? list.add("ä").add("b") : list.add(row(element));
        }
        throw new AssertionError("no sample for " + component);
    }
}
