package io.github.camelblofin.stream;

/**
 * Walks over JSON in bytes without making objects. Positions are indexes; {@link #ODD} means that the JSON has a form that
 * this does not read, and is understood by every method.
 */
final class JsonBytes {
    /** No position. */
    static final int ODD = Integer.MIN_VALUE;

    private static final byte[] DATA = {'"', 'd', 'a', 't', 'a', '"'};

    private JsonBytes() {}

    /** The byte there; -1 outside. */
    static int at(byte[] json, int i) {
        return i >= 0 && i < json.length ? json[i] : -1;
    }

    /** The next position that is no white space. */
    static int skipSpace(byte[] json, int start) {
        int i = start;
        while (i >= 0 && i < json.length && isSpace(json[i])) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** The position after the value that begins here. */
    static int skipValue(byte[] json, int start) {
        int first = at(json, start);
        if (first == '"') {
            return skipText(json, start);
        }
        return first == '{' || first == '[' ? skipNested(json, start) : skipScalar(json, start);
    }

    private static int skipNested(byte[] json, int start) {
        int depth = 0;
        int i = start;
        while (i >= 0 && i < json.length) {
            byte b = json[i];
            if (b == '"') {
                i = skipText(json, i);
                continue;
            }
            if (b == '{' || b == '[') {
                depth++;
            } else if ((b == '}' || b == ']') && --depth == 0) {
                return i + 1;
            }
            i++;
        }
        return ODD;
    }

    private static int skipText(byte[] json, int start) {
        if (start < 0) {
            return ODD;
        }
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

    private static int skipScalar(byte[] json, int start) {
        int i = start;
        while (i >= 0 && i < json.length && json[i] > ' ' && json[i] != ',' && json[i] != '}' && json[i] != ']') {
            i++;
        }
        return i <= start ? ODD : i;
    }

    /** Where the value of a member begins; {@code start} is at the member's name. */
    static int memberValue(byte[] json, int start) {
        if (at(json, start) != '"') {
            return ODD;
        }
        int colon = skipSpace(json, skipText(json, start));
        return at(json, colon) == ':' ? skipSpace(json, colon + 1) : ODD;
    }

    /** Whether a text, its quotes included, begins here. */
    static boolean startsWith(byte[] json, int start, byte[] text) {
        if (start < 0 || start + text.length > json.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (json[start + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where the value of a member of the outermost object begins. */
    static int find(byte[] json, byte[] quotedName) {
        return member(json, skipSpace(json, 0), quotedName);
    }

    /** Where the value of a member of the object begins that begins here. */
    static int member(byte[] json, int object, byte[] quotedName) {
        int i = object;
        if (at(json, i) != '{') {
            return ODD;
        }
        i = skipSpace(json, i + 1);
        while (at(json, i) == '"') {
            int value = memberValue(json, i);
            if (startsWith(json, i, quotedName)) {
                return value;
            }
            i = skipSpace(json, skipValue(json, value));
            if (at(json, i) != ',') {
                return ODD;
            }
            i = skipSpace(json, i + 1);
        }
        return ODD;
    }

    /** Where the only row of {@code data} begins, be data a list or an object; ODD when there are several, or none. */
    static int onlyRow(byte[] json) {
        int data = find(json, DATA);
        if (at(json, data) != '[') {
            return data;
        }
        int row = skipSpace(json, data + 1);
        int after = skipSpace(json, skipValue(json, row));
        return at(json, after) == ']' ? row : ODD;
    }
}
