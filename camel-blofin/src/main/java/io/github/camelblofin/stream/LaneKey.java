package io.github.camelblofin.stream;

import io.github.camelblofin.api.Channel;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What belongs together when a stream is spread over workers: rows of one order or position where the channel's rows tell
 * that ({@link Channel#rowId()}), else messages of one instrument. Immutable and safe for any thread.
 */
public final class LaneKey {
    /** Field of a row; {@code null}: the instrument counts. */
    private final String field;
    /** Reads the field of a record; {@code null} when rows are Maps. */
    private final Method accessor;

    private LaneKey(String field, Method accessor) {
        this.field = field;
        this.accessor = accessor;
    }

    /** The instrument of the message. */
    public static LaneKey instrument() {
        return new LaneKey(null, null);
    }

    /** What the rows of a channel are about; the instrument where they do not say. */
    public static LaneKey ofRows(StreamChannel channel) {
        return channel.name()
                .flatMap(name -> name.channel().rowId())
                .map(id -> new LaneKey(id, accessor(channel.rowType(), id)))
                .orElseGet(LaneKey::instrument);
    }

    private static Method accessor(Class<?> rowType, String field) {
        try {
            return rowType.getMethod(field);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(rowType + " has no " + field, e);
        }
    }

    /** The lane of an instrument. */
    int laneOf(Object value, int lanes) {
        int hash = Objects.hashCode(value);
        return Math.floorMod(hash ^ (hash >>> 16), lanes);
    }

    /** The rows of a push by lane; {@code null} where a lane gets none. All rows that stay together are the push's own list. */
    List<List<Object>> split(Push push, int lanes) {
        List<List<Object>> parts = new ArrayList<>(Collections.nCopies(lanes, null));
        List<Object> rows = push.rows();
        if (field == null || rows.isEmpty()) {
            parts.set(laneOf(push.instId(), lanes), rows);
            return parts;
        }
        if (rows.size() == 1) {
            parts.set(laneOf(value(push, rows.get(0)), lanes), rows);
            return parts;
        }
        for (Object row : rows) {
            int lane = laneOf(value(push, row), lanes);
            if (parts.get(lane) == null) {
                parts.set(lane, new ArrayList<>());
            }
            parts.get(lane).add(row);
        }
        return parts;
    }

    private Object value(Push push, Object row) {
        Object value;
        if (row instanceof Map<?, ?> map) {
            value = map.get(field);
        } else {
            try {
                value = accessor.invoke(row);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Cannot read " + field + " of " + row.getClass(), e);
            }
        }
        return value == null ? push.instId() : value;
    }
}
