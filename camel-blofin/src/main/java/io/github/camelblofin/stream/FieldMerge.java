package io.github.camelblofin.stream;

import java.io.ByteArrayOutputStream;

/**
 * Makes one push of two that hold parts of a row: the newer, and of the older what the newer does not say. Only for pushes
 * of one row without nested values, escapes in names or nulls; of others it makes nothing.
 */
final class FieldMerge {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private FieldMerge() {}

    /** The push that says what both say, the newer being right; {@code null} when it cannot be made. */
    static byte[] merge(byte[] older, byte[] newer) {
        int oldRow = JsonBytes.onlyRow(older);
        int newRow = JsonBytes.onlyRow(newer);
        int end = newRow < 0 ? newRow : JsonBytes.skipValue(newer, newRow);
        if (end < 0 || !plain(older, oldRow) || !plain(newer, newRow)) {
            return null;
        }
        ByteArrayOutputStream both = new ByteArrayOutputStream(newer.length + older.length / 2);
        both.write(newer, 0, end - 1);
        boolean empty = JsonBytes.at(newer, JsonBytes.skipSpace(newer, newRow + 1)) == '}';
        for (int i = firstMember(older, oldRow); i >= 0; i = nextMember(older, i)) {
            int name = nameLength(older, i);
            if (!has(newer, newRow, older, i, name)) {
                if (!empty) {
                    both.write(',');
                }
                empty = false;
                int from = JsonBytes.memberValue(older, i);
                both.write(older, i, JsonBytes.skipValue(older, from) - i);
            }
        }
        both.write(newer, end - 1, newer.length - end + 1);
        return both.toByteArray();
    }

    /** Whether it is an object of plain members that ends as it should. */
    private static boolean plain(byte[] json, int row) {
        if (JsonBytes.at(json, row) != '{') {
            return false;
        }
        int i = JsonBytes.skipSpace(json, row + 1);
        if (JsonBytes.at(json, i) == '}') {
            return true;
        }
        while (true) {
            int value = JsonBytes.memberValue(json, i);
            int first = JsonBytes.at(json, value);
            if (first < 0 || first == '{' || first == '[' || JsonBytes.startsWith(json, value, NULL)) {
                return false;
            }
            if (nameLength(json, i) < 0) {
                return false;
            }
            int next = JsonBytes.skipSpace(json, JsonBytes.skipValue(json, value));
            if (JsonBytes.at(json, next) == '}') {
                return true;
            }
            if (JsonBytes.at(json, next) != ',') {
                return false;
            }
            i = JsonBytes.skipSpace(json, next + 1);
        }
    }

    private static int firstMember(byte[] json, int row) {
        int i = JsonBytes.skipSpace(json, row + 1);
        return JsonBytes.at(json, i) == '"' ? i : JsonBytes.ODD;
    }

    private static int nextMember(byte[] json, int member) {
        int end = JsonBytes.skipSpace(json, JsonBytes.skipValue(json, JsonBytes.memberValue(json, member)));
        return JsonBytes.at(json, end) == ',' ? JsonBytes.skipSpace(json, end + 1) : JsonBytes.ODD;
    }

    /** Length of the name with its quotes; ODD when it has escapes. */
    private static int nameLength(byte[] json, int member) {
        for (int i = member + 1; i < json.length && json[i] != '\\'; i++) {
            if (json[i] == '"') {
                return i + 1 - member;
            }
        }
        return JsonBytes.ODD;
    }

    private static boolean has(byte[] json, int row, byte[] other, int name, int length) {
        for (int i = firstMember(json, row); i >= 0; i = nextMember(json, i)) {
            if (nameLength(json, i) == length && same(json, i, other, name, length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(byte[] a, int fromA, byte[] b, int fromB, int length) {
        for (int i = 0; i < length; i++) {
            if (a[fromA + i] != b[fromB + i]) {
                return false;
            }
        }
        return true;
    }
}
