package io.github.camelblofin.stream;

import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.model.BlofinJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A message as BloFin sent it, or would have. Immutable; costs nothing until it is asked. */
public final class PushText {
    private final byte[] bytes;
    private final int dataFrom;
    private final int dataTo;

    PushText(byte[] bytes, int dataFrom, int dataTo) {
        this.bytes = bytes;
        this.dataFrom = dataFrom;
        this.dataTo = dataTo;
    }

    /** A text in the form of BloFin's, for rows that did not come as a message of their own. */
    public static PushText of(StreamChannel channel, String instId, List<Object> rows) {
        Map<String, Object> arg = new LinkedHashMap<>();
        arg.put("channel", channel.wireName());
        if (instId != null) {
            arg.put("instId", instId);
        }
        byte[] head = BlofinJson.toBytes(arg);
        boolean object = channel.known() != null && channel.known().channel().data() == JsonShape.OBJECT;
        byte[] data = BlofinJson.toBytes(object && rows.size() == 1 ? rows.get(0) : rows);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("{\"arg\":".getBytes(StandardCharsets.UTF_8));
        text.writeBytes(head);
        text.writeBytes(",\"data\":".getBytes(StandardCharsets.UTF_8));
        int from = text.size();
        text.writeBytes(data);
        int to = text.size();
        text.write('}');
        return new PushText(text.toByteArray(), from, to);
    }

    /** The whole message. */
    public String envelope() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The value of {@code data}, exactly as it came. */
    public String data() {
        return new String(bytes, dataFrom, dataTo - dataFrom, StandardCharsets.UTF_8);
    }

    /** A copy of the whole message. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Length of the message in bytes. */
    public int length() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return envelope();
    }
}
