package io.github.camelblofin.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * Decodes messages of the busy channels much faster than a complete parser, provided that they are in the form
 * that BloFin writes them in ({@link PlainBytes}). For all others it has no answer. Immutable and safe for any thread.
 */
final class PlainPush {
    private static final byte[][] NAMES = {
        PlainBytes.name("arg"), PlainBytes.name("action"), PlainBytes.name("data"),
    };
    private static final int ARG = 0;
    private static final int ACTION = 1;
    private static final int DATA = 2;

    private final StreamChannel channel;
    private final PlainRows rows;

    PlainPush(StreamChannel channel, PlainRows rows) {
        this.channel = channel;
        this.rows = rows;
    }

    /** The message, or {@code null} when a complete parser must read it. */
    Push decode(Frame frame) {
        PlainBytes in = new PlainBytes(frame.json);
        String action = null;
        List<Object> data = null;
        int from = 0;
        int to = 0;
        int name = -1;
        in.need('{');
        do {
            name = in.takeOneOf(NAMES, name + 1);
            if (name == DATA && data == null) {
                from = in.position();
                data = rows(in, frame.instId);
                to = in.position();
            } else if (name == ACTION && action == null) {
                action = action(in);
            } else if (name == ARG) {
                in.passTexts();
            } else {
                in.giveUp();
            }
        } while (in.take(','));
        in.need('}');
        if (in.odd() || data == null || !in.atEnd()) {
            return null;
        }
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

    private static String action(PlainBytes in) {
        String action = in.text("update");
        if (action == null) {
            in.giveUp();
        }
        return action;
    }

    private List<Object> rows(PlainBytes in, String instId) {
        List<Object> list = new ArrayList<>(1);
        if (!rows.listed(in)) {
            list.add(rows.row(in, instId));
        } else if (!in.take(']')) {
            do {
                list.add(rows.row(in, instId));
            } while (in.take(','));
            in.need(']');
        }
        return list;
    }
}
