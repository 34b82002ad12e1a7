package io.github.camelblofin.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How BloFin writes plain values: decimals and flags as text, times as epoch milliseconds in text, empty text for
 * "none", candles as rows. Reading accepts JSON numbers and booleans too, as some calls send those.
 */
final class WireFormats extends SimpleModule {
    private static final long serialVersionUID = 1L;

    /** Written without exponent, a number could have as many digits as memory holds. */
    private static final int MOST_ZEROS = 400;

    WireFormats() {
        super("blofin");
        addDeserializer(BigDecimal.class, new ReadDecimal());
        addDeserializer(Instant.class, new ReadTime());
        addDeserializer(Boolean.class, new ReadFlag());
        addDeserializer(String.class, new ReadText());
        addDeserializer(Candle.class, new ReadCandle());
        setDeserializerModifier(new EmptyTerms());
        addSerializer(BigDecimal.class, new WriteDecimal(false));
        addSerializer(Instant.class, new WriteTime());
        addSerializer(Boolean.class, new WriteFlag());
        addSerializer(Candle.class, new WriteCandle());
    }

    /** Text of a scalar; {@code null} when it is empty. */
    private static String text(JsonParser in, DeserializationContext context, Class<?> target) throws IOException {
        if (!in.currentToken().isScalarValue()) {
            context.reportInputMismatch(target, "expected a plain value but found %s", in.currentToken());
        }
        String text = in.getText();
        return text.isEmpty() ? null : text;
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static Instant time(String text) {
        return text == null ? null : Instant.ofEpochMilli(new BigDecimal(text).longValueExact());
    }

    private static final class ReadDecimal extends StdScalarDeserializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        ReadDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (in.currentToken().isNumeric()) {
                return in.getDecimalValue();
            }
            String text = text(in, context, BigDecimal.class);
            try {
                return decimal(text);
            } catch (NumberFormatException e) {
                return (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "not a decimal number");
            }
        }
    }

    private static final class ReadTime extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        ReadTime() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = text(in, context, Instant.class);
            try {
                return time(text);
            } catch (ArithmeticException | NumberFormatException e) {
                return (Instant)
                        context.handleWeirdStringValue(Instant.class, text, "not a time in epoch milliseconds");
            }
        }
    }

    private static final class ReadFlag extends StdScalarDeserializer<Boolean> {
        private static final long serialVersionUID = 1L;

        ReadFlag() {
            super(Boolean.class);
        }

        @Override
        public Boolean deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = text(in, context, Boolean.class);
            if (text == null) {
                return null;
            }
            return switch (text) {
                case "true", "1" -> Boolean.TRUE;
                case "false", "0" -> Boolean.FALSE;
                default -> (Boolean) context.handleWeirdStringValue(Boolean.class, text, "not true or false");
            };
        }
    }

    private static final class ReadText extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        ReadText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return text(in, context, String.class);
        }
    }

    /** Rows have 9, 8 (spot) or 6 (index, mark) columns; the finished flag is always the last one. */
    private static final class ReadCandle extends StdDeserializer<Candle> {
        private static final long serialVersionUID = 1L;

        ReadCandle() {
            super(Candle.class);
        }

        @Override
        public Candle deserialize(JsonParser in, DeserializationContext context) throws IOException {
            List<String> row = new ArrayList<>(9);
            if (!in.isExpectedStartArrayToken()) {
                context.reportInputMismatch(Candle.class, "expected a row of texts but found %s", in.currentToken());
            }
            while (in.nextToken() != JsonToken.END_ARRAY) {
                row.add(text(in, context, Candle.class));
            }
            int n = row.size();
            if (n < 6) {
                context.reportInputMismatch(Candle.class, "expected 6, 8 or 9 columns but found %d", n);
            }
            return new Candle(
                    time(row.get(0)),
                    decimal(row.get(1)),
                    decimal(row.get(2)),
                    decimal(row.get(3)),
                    decimal(row.get(4)),
                    n >= 9 ? decimal(row.get(5)) : null,
                    n >= 8 ? decimal(row.get(n - 3)) : null,
                    n >= 8 ? decimal(row.get(n - 2)) : null,
                    "1".equals(row.get(n - 1)));
        }
    }

    /** What requests are written with besides: the zeros that a column of a database pads a number with are noise. */
    static SimpleModule withoutPadding() {
        return new SimpleModule("blofin-requests").addSerializer(BigDecimal.class, new WriteDecimal(true));
    }

    private static final class WriteDecimal extends StdScalarSerializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        private final boolean bare;

        /** @param bare whether zeros at the end are left out */
        WriteDecimal(boolean bare) {
            super(BigDecimal.class);
            this.bare = bare;
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Math.abs((long) value.scale()) > MOST_ZEROS) {
                throw new JsonMappingException(
                        out, "a number of more than " + MOST_ZEROS + " digits cannot be written");
            }
            out.writeString((bare ? value.stripTrailingZeros() : value).toPlainString());
        }
    }

    private static final class WriteTime extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        WriteTime() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(Long.toString(value.toEpochMilli()));
        }
    }

    private static final class WriteFlag extends StdScalarSerializer<Boolean> {
        private static final long serialVersionUID = 1L;

        WriteFlag() {
            super(Boolean.class);
        }

        @Override
        public void serialize(Boolean value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class WriteCandle extends StdSerializer<Candle> {
        private static final long serialVersionUID = 1L;

        WriteCandle() {
            super(Candle.class);
        }

        @Override
        public void serialize(Candle candle, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartArray();
            out.writeString(Long.toString(candle.ts().toEpochMilli()));
            for (BigDecimal column : new BigDecimal[] {
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.vol(),
                candle.volCurrency(),
                candle.volCurrencyQuote()
            }) {
                if (column != null) {
                    out.writeString(column.toPlainString());
                }
            }
            out.writeString(candle.confirmed() ? "1" : "0");
            out.writeEndArray();
        }
    }
}
