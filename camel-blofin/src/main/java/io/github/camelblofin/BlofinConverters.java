package io.github.camelblofin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.Term;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.WrappedFile;
import org.apache.camel.spi.TypeConverterRegistry;

/**
 * Camel's type conversion for the records of {@code model} and the packages below it: from JSON text (String, bytes,
 * streams, files) and Maps to a record, and from a record, or a list of them, to JSON text; from a record to a Map. Other
 * types are left to others. One fallback serves all records, so that a new record needs no line here. Safe for any thread.
 */
@Converter(generateLoader = true)
public final class BlofinConverters {
    private static final String MODEL = BlofinJson.class.getPackageName();

    private BlofinConverters() {}

    /**
     * Converts where one side is a record of the model.
     *
     * @return {@code null} when this is nothing for it
     * @throws IOException when the text is no JSON of that record
     */
    @Converter(fallback = true)
    public static Object convert(Class<?> type, Exchange exchange, Object value, TypeConverterRegistry registry)
            throws IOException {
        if (isModel(type)) {
            return record(type, exchange, value, registry);
        }
        if (value instanceof Record && isModel(value.getClass())) {
            return type == Map.class ? fields(value) : text(type, value);
        }
        boolean rows = value instanceof Collection<?> many
                && !many.isEmpty()
                && many.stream().allMatch(row -> row != null && isModel(row.getClass()));
        return rows ? text(type, value) : null;
    }

    /** Terms are words, which are text already. */
    private static boolean isModel(Class<?> type) {
        return type.isRecord()
                && !Term.class.isAssignableFrom(type)
                && (type.getPackageName() + ".").startsWith(MODEL + ".");
    }

    private static Object record(Class<?> type, Exchange exchange, Object value, TypeConverterRegistry registry)
            throws IOException {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((name, field) -> fields.put(String.valueOf(name), field));
            return BlofinJson.fromMap(fields, type);
        }
        if (value instanceof byte[] bytes) {
            return BlofinJson.reader(type).readValue(bytes);
        }
        if (value instanceof JsonNode node) {
            return BlofinJson.mapper().convertValue(node, type);
        }
        boolean holdsText = value instanceof CharSequence
                || value instanceof InputStream
                || value instanceof Reader
                || value instanceof File
                || value instanceof Path
                || value instanceof WrappedFile;
        String text = holdsText
                ? registry.getCamelContext().getTypeConverter().convertTo(String.class, exchange, value)
                : null;
        return text == null ? null : BlofinJson.reader(type).readValue(text);
    }

    private static Object fields(Object row) {
        JsonNode written = BlofinJson.mapper().valueToTree(row);
        return written.isObject() ? BlofinJson.toMap(row) : null;
    }

    private static Object text(Class<?> type, Object value) {
        if (type == String.class) {
            return BlofinJson.toText(value);
        }
        if (type == byte[].class) {
            return BlofinJson.toBytes(value);
        }
        if (type == InputStream.class) {
            return new ByteArrayInputStream(BlofinJson.toBytes(value));
        }
        return type == Reader.class ? new StringReader(BlofinJson.toText(value)) : null;
    }
}
