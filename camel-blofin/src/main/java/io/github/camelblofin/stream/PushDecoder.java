package io.github.camelblofin.stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelblofin.model.BlofinJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Turns the bytes of a channel's messages into {@link Push}es. {@code data} may be a list or one object, whatever the
 * channel. Immutable and safe for any thread.
 */
final class PushDecoder {
    private final StreamChannel channel;
    /** {@code null}: rows are not decoded. */
    private final ObjectReader rows;
    /** The short way for most messages of the busy channels; {@code null} where there is none. */
    private final PlainPush plain;

    PushDecoder(StreamChannel channel, RowForm form) {
        this.channel = channel;
        this.rows = switch (form) {
            case TYPED -> channel.rowType() == Map.class ? maps() : BlofinJson.listReader(channel.rowType());
            case MAP -> maps();
            case NONE -> null;
        };
        PlainRows quick = form == RowForm.TYPED ? PlainRows.of(channel.rowType()) : null;
        this.plain = quick == null ? null : new PlainPush(channel, quick);
    }

    /** Any JSON: objects as Maps, lists as Lists. */
    private static ObjectReader maps() {
        return BlofinJson.listReader(Object.class);
    }

    /** @throws UndecodableException says what is wrong, without quoting the message */
    Push decode(Frame frame) throws UndecodableException {
        Push push = plain == null ? null : plain.decode(frame);
        return push == null ? parse(frame) : push;
    }

    /** The long way, which takes any JSON. */
    Push parse(Frame frame) throws UndecodableException {
        // WebSocket messages are not checked on arrival, and the parser lets surrogates and overlong forms pass.
        expect(isUtf8(frame.json), "it is not UTF-8");
        String action = null;
        List<Object> data = null;
        int from = 0;
        int to = 0;
        try (JsonParser in = BlofinJson.mapper().createParser(frame.json)) {
            expect(in.nextToken() == JsonToken.START_OBJECT, "it is no JSON object");
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                if (name.equals("data") && value != JsonToken.VALUE_NULL) {
                    expect(value.isStructStart(), "data is neither a list nor an object");
                    from = (int) in.currentTokenLocation().getByteOffset();
                    data = read(in);
                    to = (int) in.currentLocation().getByteOffset();
                } else if (name.equals("action") && value == JsonToken.VALUE_STRING) {
                    action = in.getText();
                } else {
                    in.skipChildren();
                }
            }
            expect(in.currentToken() == JsonToken.END_OBJECT, "it ends too early");
        } catch (JsonProcessingException e) {
            throw new UndecodableException(e.getOriginalMessage());
        } catch (IOException | RuntimeException e) {
            throw new UndecodableException(e.toString());
        }
        expect(data != null, "it has no data");
        PushText text = new PushText(frame.json, from, to);
        return new Push(
                channel,
                frame.instId,
                action,
                data,
                text,
                frame.receivedNanos,
                frame.receivedMillis,
                frame.epoch,
                frame.skipped);
    }

    private List<Object> read(JsonParser in) throws IOException {
        if (rows == null) {
            in.skipChildren();
            return List.of();
        }
        return rows.readValue(in);
    }

    private static boolean isUtf8(byte[] text) {
        for (byte b : text) {
            if (b < 0) {
                return decodes(text);
            }
        }
        return true;
    }

    private static boolean decodes(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void expect(boolean right, String complaint) throws UndecodableException {
        if (!right) {
            throw new UndecodableException(complaint);
        }
    }

    /** A message could not be decoded. */
    static final class UndecodableException extends Exception {
        private static final long serialVersionUID = 1L;

        UndecodableException(String reason) {
            super(reason, null, false, false);
        }
    }
}
