package io.github.camelblofin.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns entries into lines and back. A line is a JSON object without line ends: the content, then its checksum as the last
 * member. {@code docs/ledger.md} describes it.
 */
final class LedgerCodec {
    private static final String FORMAT = "blofin-ledger-1";
    private static final byte[] SUM = ",\"sum\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int SUM_LENGTH = Seal.BEGINNING.length();
    private static final int TAIL = SUM.length + SUM_LENGTH + END.length;
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private LedgerCodec() {}

    /**
     * First line of a file.
     *
     * @param first number of the first entry after it
     * @param previous checksum of the line before it, in the file before it
     * @param seal name of the algorithm
     */
    record Header(long first, String previous, String seal) {}

    /**
     * A line taken apart.
     *
     * @param content without the checksum
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once, never compared.
    record Line(byte[] content, String sum) {}

    /** A note's members, without braces. */
    static byte[] note(LedgerNote note) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("step", note.step().name());
            writeIfThere(json, "op", note.operation());
            writeIfThere(json, "user", note.user());
            writeIfThere(json, "id", note.clientId());
            json.writeObjectFieldStart("facts");
            for (Map.Entry<String, String> fact : note.facts().entrySet()) {
                json.writeStringField(fact.getKey(), fact.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("The note cannot be written as JSON", e);
        }
        byte[] object = bytes.toByteArray();
        byte[] members = new byte[object.length - 2];
        System.arraycopy(object, 1, members, 0, members.length);
        return members;
    }

    private static void writeIfThere(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    /** A line's content, which its checksum covers. */
    static byte[] content(long number, Instant time, byte[] note) {
        byte[] start = ("{\"n\":" + number + ",\"t\":\"" + time + "\",").getBytes(StandardCharsets.US_ASCII);
        byte[] content = new byte[start.length + note.length];
        System.arraycopy(start, 0, content, 0, start.length);
        System.arraycopy(note, 0, content, start.length, note.length);
        return content;
    }

    static byte[] content(Header header) {
        String text = "{\"format\":\"" + FORMAT + "\",\"seal\":\"" + header.seal() + "\",\"first\":" + header.first()
                + ",\"prev\":\"" + header.previous() + "\"";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Appends a line with its checksum and line end. */
    static void write(ByteArrayOutputStream to, byte[] content, String sum) {
        to.writeBytes(content);
        to.writeBytes(SUM);
        to.writeBytes(sum.getBytes(StandardCharsets.US_ASCII));
        to.writeBytes(END);
        to.write('\n');
    }

    /** Takes a line apart; {@code null} when it has not the form of one. */
    static Line line(byte[] bytes) {
        int content = bytes.length - TAIL;
        if (content < 1 || !has(bytes, content, SUM) || !has(bytes, bytes.length - END.length, END)) {
            return null;
        }
        byte[] start = new byte[content];
        System.arraycopy(bytes, 0, start, 0, content);
        return new Line(start, new String(bytes, content + SUM.length, SUM_LENGTH, StandardCharsets.US_ASCII));
    }

    private static boolean has(byte[] bytes, int at, byte[] part) {
        for (int i = 0; i < part.length; i++) {
            if (bytes[at + i] != part[i]) {
                return false;
            }
        }
        return true;
    }

    /** @throws IllegalArgumentException when it is no entry */
    static LedgerEntry entry(byte[] content) {
        JsonNode json = json(content);
        if (!json.path("n").isIntegralNumber()) {
            throw new IllegalArgumentException("it has no number");
        }
        Map<String, String> facts = new LinkedHashMap<>();
        json.path("facts")
                .properties()
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
        try {
            LedgerNote note = new LedgerNote(
                    Step.valueOf(json.path("step").asText()),
                    text(json, "op"),
                    text(json, "user"),
                    text(json, "id"),
                    facts);
            return new LedgerEntry(
                    json.path("n").asLong(), Instant.parse(json.path("t").asText()), note);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it has no time", e);
        }
    }

    /** @throws IllegalArgumentException when it is no first line */
    static Header header(byte[] content) {
        JsonNode json = json(content);
        if (!FORMAT.equals(json.path("format").asText())) {
            throw new IllegalArgumentException("it does not name the format " + FORMAT);
        }
        return new Header(
                json.path("first").asLong(),
                json.path("prev").asText(),
                json.path("seal").asText());
    }

    private static JsonNode json(byte[] content) {
        byte[] object = new byte[content.length + 1];
        System.arraycopy(content, 0, object, 0, content.length);
        object[content.length] = '}';
        try {
            return MAPPER.readTree(object);
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null ? null : value.asText();
    }
}
