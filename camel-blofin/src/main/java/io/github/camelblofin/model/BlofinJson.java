package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.List;
import java.util.Map;

/**
 * Turns BloFin's JSON into records and back, and knows BloFin's habits: numbers, times and flags are texts, empty text
 * means absent. Numbers are exact in both directions: never through {@code double}, never with an exponent. Immutable
 * and safe for any thread.
 */
public final class BlofinJson {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // Otherwise Jackson's message quotes the payload, which may hold what must not be logged.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            // Empty text is "none" for lists too.
            .withCoercionConfig(
                    LogicalType.Collection,
                    rules -> rules.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsEmpty))
            .addModule(new WireFormats())
            .build();

    private static final ObjectMapper REQUESTS = MAPPER.copy().registerModule(WireFormats.withoutPadding());

    private BlofinJson() {}

    /** The mapper behind this class, for callers that read streams. Do not change its settings. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** A reader of one record. */
    public static ObjectReader reader(Class<?> type) {
        return MAPPER.readerFor(type);
    }

    /** A reader of a list of records; takes a single object as a list of one, since BloFin's answers vary. */
    public static ObjectReader listReader(Class<?> type) {
        JavaType list = MAPPER.getTypeFactory().constructCollectionType(List.class, type);
        return MAPPER.readerFor(list).with(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
    }

    /** A record as BloFin's fields: texts, in the order of the record; absent fields are left out. */
    public static Map<String, Object> toMap(Object value) {
        return MAPPER.convertValue(value, FIELDS);
    }

    /** {@link #toMap} for requests: decimals without zeros at their end. */
    public static Map<String, Object> toRequestMap(Object value) {
        return REQUESTS.convertValue(value, FIELDS);
    }

    /** A record from BloFin's fields. */
    public static <T> T fromMap(Map<String, ?> fields, Class<T> type) {
        return MAPPER.convertValue(fields, type);
    }

    /** JSON text in BloFin's form, without spaces. */
    public static String toText(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** JSON bytes (UTF-8) in BloFin's form, without spaces. */
    public static byte[] toBytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
