package io.github.camelblofin.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelblofin.model.BlofinJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code {"code":…,"msg":…,"data":…}}, read in one pass that notes where {@code data} lies, so that it can be handed on
 * byte for byte. Codes come as texts and as numbers, and some errors name them differently. Immutable.
 */
final class Envelope {
    private final byte[] bytes;
    private String code;
    private String msg;
    private int dataStart;
    private int dataEnd;

    private Envelope(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IOException when it is not one whole JSON object */
    static Envelope read(byte[] bytes) throws IOException {
        Envelope envelope = new Envelope(bytes);
        try (JsonParser in = BlofinJson.mapper().getFactory().createParser(bytes)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                envelope.field(in, in.currentName(), in.nextToken());
            }
            if (in.nextToken() != null) {
                throw new IOException("something follows the JSON object");
            }
        }
        return envelope;
    }

    private void field(JsonParser in, String name, JsonToken value) throws IOException {
        switch (name) {
            case "code", "error_code" -> code = firstOf(code, in, value);
            case "msg", "message", "error_message" -> msg = firstOf(msg, in, value);
            case "data" -> data(in, value);
            default -> in.skipChildren();
        }
    }

    private static String firstOf(String known, JsonParser in, JsonToken value) throws IOException {
        if (!value.isScalarValue()) {
            in.skipChildren();
            return known;
        }
        String text = value == JsonToken.VALUE_NULL ? "" : in.getText();
        return known == null && !text.isEmpty() ? text : known;
    }

    private void data(JsonParser in, JsonToken value) throws IOException {
        long start = in.currentTokenLocation().getByteOffset();
        in.skipChildren();
        in.finishToken();
        boolean absent = value == JsonToken.VALUE_NULL
                || (value == JsonToken.VALUE_STRING && in.getText().isEmpty());
        dataStart = absent ? 0 : Math.toIntExact(start);
        dataEnd = absent ? 0 : Math.toIntExact(in.currentLocation().getByteOffset());
    }

    /** The code as text; {@code null} when there is none. */
    String code() {
        return code;
    }

    /** BloFin's text; {@code null} when there is none. */
    String msg() {
        return msg;
    }

    /** Whether there is a {@code data} that is neither {@code null} nor empty text. */
    boolean hasData() {
        return dataEnd > 0;
    }

    /** {@code data} as it is shaped: a Map, a List or a plain value. */
    Object data() throws IOException {
        return BlofinJson.reader(Object.class).readValue(bytes, dataStart, dataEnd - dataStart);
    }

    /** The rows of {@code data}; an object is one row. */
    List<Object> rows(Class<?> row) throws IOException {
        return BlofinJson.listReader(row).readValue(bytes, dataStart, dataEnd - dataStart);
    }

    /** The text of each row, exactly as BloFin sent it; an object is one row. */
    List<String> rowTexts() {
        List<String> rows = new ArrayList<>();
        try (JsonParser in = BlofinJson.mapper().getFactory().createParser(bytes, dataStart, dataEnd - dataStart)) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                return List.of(dataText());
            }
            while (in.nextToken() != JsonToken.END_ARRAY) {
                int start =
                        dataStart + Math.toIntExact(in.currentTokenLocation().getByteOffset());
                in.skipChildren();
                in.finishToken();
                int end = dataStart + Math.toIntExact(in.currentLocation().getByteOffset());
                rows.add(new String(bytes, start, end - start, StandardCharsets.UTF_8));
            }
            return rows;
        } catch (IOException e) {
            throw new IllegalStateException("data was read once and cannot be read again", e);
        }
    }

    String dataText() {
        return new String(bytes, dataStart, dataEnd - dataStart, StandardCharsets.UTF_8);
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
