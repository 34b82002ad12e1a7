package io.github.camelblofin.stream;

import io.github.camelblofin.model.BookLevel;
import io.github.camelblofin.model.Candle;
import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.Ticker;
import io.github.camelblofin.model.Trade;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads the rows of the busy channels from plain bytes. The names of the fields are those of the record. Fields that the
 * record does not have, and fields that come twice, are odd. Immutable and safe for any thread.
 */
abstract class PlainRows {
    /** The reader for rows of this type; {@code null} for types that come seldom enough for a complete parser. */
    static PlainRows of(Class<?> type) {
        if (type == Trade.class) {
            return new Fields(type, PlainRows::trade);
        }
        if (type == Ticker.class) {
            return new Fields(type, PlainRows::ticker);
        }
        if (type == OrderBook.class) {
            return new Fields(type, PlainRows::book);
        }
        return type == Candle.class ? new Columns() : null;
    }

    /**
     * Reads one row.
     *
     * @param instId a text that is likely to occur; may be {@code null}
     */
    abstract Object row(PlainBytes in, String instId);

    /** Whether a list of rows comes next, not a single one. */
    abstract boolean listed(PlainBytes in);

    private static Trade trade(Object[] v) {
        return new Trade(
                (String) v[0], (String) v[1], (BigDecimal) v[2], (BigDecimal) v[3], (Side) v[4], (Instant) v[5], null);
    }

    private static Ticker ticker(Object[] v) {
        return new Ticker(
                (String) v[0],
                (BigDecimal) v[1],
                (BigDecimal) v[2],
                (BigDecimal) v[3],
                (BigDecimal) v[4],
                (BigDecimal) v[5],
                (BigDecimal) v[6],
                (BigDecimal) v[7],
                (BigDecimal) v[8],
                (BigDecimal) v[9],
                (BigDecimal) v[10],
                (BigDecimal) v[11],
                (BigDecimal) v[12],
                (Instant) v[13],
                null);
    }

    @SuppressWarnings("unchecked")
    private static OrderBook book(Object[] v) {
        return new OrderBook(
                (List<BookLevel>) v[0], (List<BookLevel>) v[1], (Instant) v[2], (String) v[3], (String) v[4], null);
    }

    /** What a field holds, by the type of the record's component. */
    private enum Kind {
        TEXT,
        DECIMAL,
        TIME,
        SIDE,
        LEVELS;

        private static final byte[] BUY = "\"buy\"".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] SELL = "\"sell\"".getBytes(StandardCharsets.US_ASCII);

        static Kind of(Class<?> type) {
            if (type == String.class) {
                return TEXT;
            }
            if (type == BigDecimal.class) {
                return DECIMAL;
            }
            if (type == Instant.class) {
                return TIME;
            }
            return type == Side.class ? SIDE : LEVELS;
        }

        Object read(PlainBytes in, String likely) {
            return switch (this) {
                case TEXT -> in.text(likely);
                case DECIMAL -> in.decimal();
                case TIME -> in.time();
                case SIDE -> side(in);
                case LEVELS -> levels(in);
            };
        }

        private static Side side(PlainBytes in) {
            if (in.take(BUY)) {
                return Side.BUY;
            }
            if (!in.take(SELL)) {
                in.giveUp();
            }
            return Side.SELL;
        }

        private static List<BookLevel> levels(PlainBytes in) {
            List<BookLevel> levels = new ArrayList<>();
            in.need('[');
            if (in.take(']')) {
                return levels;
            }
            do {
                in.need('[');
                BigDecimal price = in.decimal();
                in.need(',');
                BigDecimal size = in.decimal();
                in.need(']');
                levels.add(new BookLevel(price, size));
            } while (in.take(','));
            in.need(']');
            return levels;
        }
    }

    /** Rows that are objects. */
    private static final class Fields extends PlainRows {
        private final byte[][] names;
        private final Kind[] kinds;
        private final Function<Object[], Object> record;

        /** @param record makes the record from the values of its fields, in its order, without the unknown ones */
        Fields(Class<?> type, Function<Object[], Object> record) {
            RecordComponent[] fields = Arrays.stream(type.getRecordComponents())
                    .filter(field -> field.getType() != Map.class)
                    .toArray(RecordComponent[]::new);
            this.names = Arrays.stream(fields)
                    .map(field -> PlainBytes.name(field.getName()))
                    .toArray(byte[][]::new);
            this.kinds =
                    Arrays.stream(fields).map(field -> Kind.of(field.getType())).toArray(Kind[]::new);
            this.record = record;
        }

        @Override
        boolean listed(PlainBytes in) {
            return in.take('[');
        }

        @Override
        Object row(PlainBytes in, String instId) {
            Object[] values = new Object[names.length];
            in.need('{');
            if (!in.take('}')) {
                fill(values, in, instId);
                in.need('}');
            }
            return in.odd() ? null : record.apply(values);
        }

        private void fill(Object[] values, PlainBytes in, String instId) {
            int seen = 0;
            int next = 0;
            do {
                int i = in.takeOneOf(names, next);
                if (i < 0 || (seen & (1 << i)) != 0) {
                    in.giveUp();
                    return;
                }
                seen |= 1 << i;
                next = i + 1;
                values[i] = kinds[i].read(in, instId);
            } while (in.take(','));
        }
    }

    /** Candles, which are lists of columns. */
    private static final class Columns extends PlainRows {
        private static final byte[] DONE = "\"1\"]".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] NOT_DONE = "\"0\"]".getBytes(StandardCharsets.US_ASCII);
        private static final int MOST_NUMBERS = 7;

        @Override
        boolean listed(PlainBytes in) {
            if (!in.take('[') || !in.sees('[')) {
                // a row without a list around it
                in.giveUp();
            }
            return true;
        }

        @Override
        Object row(PlainBytes in, String instId) {
            BigDecimal[] numbers = new BigDecimal[MOST_NUMBERS];
            in.need('[');
            Instant opened = in.time();
            in.need(',');
            int n = 0;
            boolean done = in.take(DONE);
            while (!done && !in.take(NOT_DONE)) {
                if (n == MOST_NUMBERS || !in.sees('"')) {
                    in.giveUp();
                    return null;
                }
                numbers[n++] = in.decimal();
                in.need(',');
                done = in.take(DONE);
            }
            return in.odd() ? null : candle(in, opened, numbers, n, done);
        }

        /** Futures have seven numbers, spot six, index and mark prices four. */
        private static Candle candle(PlainBytes in, Instant opened, BigDecimal[] v, int n, boolean done) {
            return switch (n) {
                case 7 -> new Candle(opened, v[0], v[1], v[2], v[3], v[4], v[5], v[6], done);
                case 6 -> new Candle(opened, v[0], v[1], v[2], v[3], null, v[4], v[5], done);
                case 4 -> new Candle(opened, v[0], v[1], v[2], v[3], null, null, null, done);
                default -> {
                    in.giveUp();
                    yield null;
                }
            };
        }
    }
}
