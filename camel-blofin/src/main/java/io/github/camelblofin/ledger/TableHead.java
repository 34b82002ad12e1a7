package io.github.camelblofin.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Row 0 of a writer in a table: where its chain ends, so that an end that was cut off is noticed, and where the oldest entry stands
 * that is not finished, so that a start need not read all. Sealed, without a line before it.
 *
 * @param last number of the last entry; 0: there is none
 * @param lastSum checksum of the last entry
 * @param from no entry before this number is unfinished
 */
record TableHead(long last, String lastSum, long from) {
    static final TableHead EMPTY = new TableHead(0, Seal.BEGINNING, 1);

    private static final String FORMAT = "blofin-ledger-table-1";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    String line(Seal seal) {
        byte[] content = ("{\"format\":\"" + FORMAT + "\",\"seal\":\"" + seal.algorithm() + "\",\"last\":" + last
                        + ",\"lastsum\":\"" + lastSum + "\",\"from\":" + from)
                .getBytes(StandardCharsets.US_ASCII);
        return line(content, seal.from(Seal.BEGINNING).add(content));
    }

    /** A line as text, without a line end. */
    static String line(byte[] content, String sum) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + 80);
        LedgerCodec.write(bytes, content, sum);
        return new String(bytes.toByteArray(), 0, bytes.size() - 1, StandardCharsets.UTF_8);
    }

    /** @throws LedgerException when it has another seal, or cannot be read */
    static TableHead of(String text, Seal seal, Faults faults, String where) {
        LedgerCodec.Line line = LedgerCodec.line(text.getBytes(StandardCharsets.UTF_8));
        JsonNode json = line == null ? null : json(line.content());
        if (json == null || !FORMAT.equals(json.path("format").asText())) {
            throw new LedgerException("The order ledger is damaged: " + where + " is not what a ledger writes there."
                    + " Bring back what was there from a copy, or choose another writer name to begin a new ledger");
        }
        String sealed = json.path("seal").asText();
        if (!sealed.equals(seal.algorithm())) {
            throw new LedgerException("The order ledger " + where + " is sealed with " + sealed + ", and "
                    + seal.algorithm() + " is configured: "
                    + (sealed.startsWith("Hmac")
                            ? "give the file with its key"
                            : "choose another writer name to use a key, or give none"));
        }
        if (!seal.from(Seal.BEGINNING).add(line.content()).equals(line.sum())) {
            faults.found(where, "it was changed after it was written, or is sealed with another key");
        }
        return new TableHead(
                json.path("last").asLong(),
                json.path("lastsum").asText(),
                json.path("from").asLong());
    }

    private static JsonNode json(byte[] content) {
        try {
            return MAPPER.readTree(new String(content, StandardCharsets.UTF_8) + "}");
        } catch (IOException e) {
            return null;
        }
    }
}
