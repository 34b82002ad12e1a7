package io.github.camelblofin.stream;

import java.nio.charset.StandardCharsets;

/** A message as BloFin sent it. Immutable; costs nothing until it is asked. */
public final class PushText {
    private final byte[] bytes;
    private final int dataFrom;
    private final int dataTo;

    PushText(byte[] bytes, int dataFrom, int dataTo) {
        this.bytes = bytes;
        this.dataFrom = dataFrom;
        this.dataTo = dataTo;
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
