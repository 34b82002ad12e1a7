package io.github.camelblofin.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigInteger;

/**
 * The few fields that BloFin writes as real JSON numbers or booleans, where its habit is text. Named in
 * {@code @JsonSerialize(using = …)} on the component of a record; reading takes every form anyway.
 */
public final class JsonKind {
    private JsonKind() {}

    /** A flag as {@code true} or {@code false}. */
    public static final class Bool extends StdScalarSerializer<Boolean> {
        private static final long serialVersionUID = 1L;

        public Bool() {
            super(Boolean.class);
        }

        @Override
        public void serialize(Boolean value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeBoolean(value);
        }
    }

    /** A flag as {@code 1} or {@code 0}. */
    public static final class OneOrZero extends StdScalarSerializer<Boolean> {
        private static final long serialVersionUID = 1L;

        public OneOrZero() {
            super(Boolean.class);
        }

        @Override
        public void serialize(Boolean value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(value ? 1 : 0);
        }
    }

    /** An id, which is text in the record, as a number where it is one. */
    public static final class Digits extends StdScalarSerializer<String> {
        private static final long serialVersionUID = 1L;

        public Digits() {
            super(String.class);
        }

        @Override
        public void serialize(String value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                out.writeNumber(new BigInteger(value));
            } else {
                out.writeString(value);
            }
        }
    }
}
