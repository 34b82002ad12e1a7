package io.github.camelblofin.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.model.BlofinJson;
import java.io.IOException;
import java.util.Arrays;

/**
 * Finds what a frame is about, without parsing its data and without making objects: {@code event}, {@code code}, {@code
 * action}, {@code arg.channel} and {@code arg.instId}. For legal JSON the answer is that of a full parse; shapes that are
 * legal but odd (escapes in these texts, numbers instead of texts) get one. The answer is valid until the next frame.
 * Owned by one thread.
 */
final class FramePeek {
    /** What a frame is. */
    enum Kind {
        /** The word {@code pong}. */
        PONG,
        /** An answer to a request of ours, or an error. */
        EVENT,
        /** A message of a channel. */
        PUSH,
        /** JSON, but neither of these. */
        OTHER,
        /** Not JSON. */
        MALFORMED
    }

    private static final byte[] PONG = {'p', 'o', 'n', 'g'};
    private static final byte[] KEY_EVENT = {'e', 'v', 'e', 'n', 't'};
    private static final byte[] KEY_CODE = {'c', 'o', 'd', 'e'};
    private static final byte[] KEY_ACTION = {'a', 'c', 't', 'i', 'o', 'n'};
    private static final byte[] KEY_ARG = {'a', 'r', 'g'};
    private static final byte[] KEY_CHANNEL = {'c', 'h', 'a', 'n', 'n', 'e', 'l'};
    private static final byte[] KEY_INST_ID = {'i', 'n', 's', 't', 'I', 'd'};
    /** A position that means: leave it to the full parse. */
    private static final int ODD = -1;

    final Slice event = new Slice();
    final Slice code = new Slice();
    final Slice action = new Slice();
    final Slice channel = new Slice();
    final Slice instId = new Slice();

    private final Slice key = new Slice();
    /** The frame at hand. */
    private byte[] json;

    /** Looks at a frame. */
    Kind read(byte[] frame) {
        clear();
        if (frame.length == PONG.length && frame[0] == 'p') {
            return Arrays.equals(frame, PONG) ? Kind.PONG : Kind.MALFORMED;
        }
        json = frame;
        if (object(skipSpace(0), false) == ODD) {
            clear();
            if (!parse(frame)) {
                return Kind.MALFORMED;
            }
        }
        if (event.present()) {
            return Kind.EVENT;
        }
        return channel.present() ? Kind.PUSH : Kind.OTHER;
    }

    private void clear() {
        event.clear();
        code.clear();
        action.clear();
        clearArg();
    }

    private void clearArg() {
        channel.clear();
        instId.clear();
    }

    /** Reads the object that starts here; gives the position after it. */
    private int object(int start, boolean arg) {
        if (at(start) != '{') {
            return ODD;
        }
        int i = skipSpace(start + 1);
        if (at(i) == '}') {
            return i + 1;
        }
        while (true) {
            i = text(i, key);
            if (i == ODD) {
                return ODD;
            }
            i = skipSpace(i);
            if (at(i) != ':') {
                return ODD;
            }
            i = member(skipSpace(i + 1), arg);
            if (i == ODD) {
                return ODD;
            }
            i = skipSpace(i);
            if (at(i) == '}') {
                return i + 1;
            }
            if (at(i) != ',') {
                return ODD;
            }
            i = skipSpace(i + 1);
        }
    }

    private int member(int start, boolean arg) {
        if (arg) {
            if (key.same(KEY_CHANNEL)) {
                return text(start, channel);
            }
            return key.same(KEY_INST_ID) ? text(start, instId) : skip(start);
        }
        if (key.same(KEY_ARG)) {
            clearArg();
            return object(start, true);
        }
        if (key.same(KEY_EVENT)) {
            return text(start, event);
        }
        if (key.same(KEY_CODE)) {
            return text(start, code);
        }
        return key.same(KEY_ACTION) ? text(start, action) : skip(start);
    }

    /** Reads a text without escapes. */
    private int text(int start, Slice into) {
        if (at(start) != '"') {
            return ODD;
        }
        for (int i = start + 1; i < json.length; i++) {
            byte b = json[i];
            if (b == '"') {
                into.set(json, start + 1, i);
                return i + 1;
            }
            if (b == '\\' || (b >= 0 && b < ' ')) {
                return ODD;
            }
        }
        return ODD;
    }

    /** Passes over a value of any kind. */
    private int skip(int start) {
        int first = at(start);
        if (first == '"') {
            return skipText(start);
        }
        if (first != '{' && first != '[') {
            return skipScalar(start);
        }
        int depth = 0;
        for (int i = start; i < json.length; i++) {
            switch (json[i]) {
                case '"' -> {
                    i = skipText(i) - 1;
                    if (i < 0) {
                        return ODD;
                    }
                }
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (--depth == 0) {
                        return i + 1;
                    }
                }
                default -> {
                    // inside a value nothing else matters
                }
            }
        }
        return ODD;
    }

    private int skipText(int start) {
        for (int i = start + 1; i < json.length; i++) {
            if (json[i] == '"') {
                return i + 1;
            }
            if (json[i] == '\\') {
                i++;
            }
        }
        return ODD;
    }

    private int skipScalar(int start) {
        int i = start;
        while (i < json.length && json[i] > ' ' && json[i] != ',' && json[i] != '}' && json[i] != ']') {
            i++;
        }
        return i == start ? ODD : i;
    }

    private int skipSpace(int start) {
        int i = start;
        while (i < json.length && (json[i] == ' ' || json[i] == '\n' || json[i] == '\r' || json[i] == '\t')) {
            i++;
        }
        return i;
    }

    private int at(int i) {
        return i < json.length ? json[i] : -1;
    }

    private boolean parse(byte[] frame) {
        try {
            JsonNode root = BlofinJson.mapper().readTree(frame);
            if (root == null || root.isMissingNode()) {
                return false;
            }
            take(root.path("event"), event);
            take(root.path("code"), code);
            take(root.path("action"), action);
            JsonNode arg = root.path("arg");
            take(arg.path("channel"), channel);
            take(arg.path("instId"), instId);
            return true;
        } catch (IOException e) {
            // not JSON, or not in an encoding that JSON allows
            return false;
        }
    }

    private static void take(JsonNode node, Slice into) {
        if (node.isValueNode() && !node.isNull() && !node.isMissingNode()) {
            into.set(node.asText());
        }
    }
}
