package io.github.camelblofin.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a file, with positions in bytes. For one thread. */
final class Lines {
    /** No line of a ledger is longer; what is, is damage. */
    private static final int LONGEST = 4 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int filled;
    /** Position after the last line that ended with a line end. */
    private long position;

    private int number;
    /** Bytes after the last line end; known once {@link #next} gave {@code null}. */
    private byte[] rest = {};

    Lines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; {@code null} when no more line ends. */
    byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        while (true) {
            if (from == filled) {
                filled = in.read(buffer);
                from = 0;
                if (filled < 0) {
                    filled = 0;
                    rest = line.toByteArray();
                    return null;
                }
            }
            int end = from;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, from, end - from);
            if (line.size() > LONGEST) {
                throw new IOException("Line " + (number + 1) + " is longer than " + LONGEST + " bytes");
            }
            from = end;
            if (end < filled) {
                from++;
                number++;
                position += line.size() + 1L;
                return line.toByteArray();
            }
        }
    }

    /** Number of the last line, from 1. */
    int number() {
        return number;
    }

    long position() {
        return position;
    }

    byte[] rest() {
        return rest;
    }
}
