package io.github.camelblofin.rest;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.api.HttpMethod;
import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.api.RateClass;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a call is made to: an operation of the table, or a path that is newer than this release. */
public sealed interface Target {
    /** An operation of the table. */
    static Target of(Operation operation) {
        return new Listed(operation);
    }

    /**
     * A path that the table does not have; nothing is known about its body and its answer.
     *
     * @param path path after {@code /api/v1/}, without query
     * @throws IllegalArgumentException when it is no such path
     */
    static Target adHoc(HttpMethod method, String path, Access access, RateClass rateClass) {
        return new AdHoc(method, path, access, rateClass);
    }

    HttpMethod method();

    /** Path after {@code /api/v1/}; the name of the operation in messages. */
    String path();

    Access access();

    RateClass rateClass();

    Priority priority();

    JsonShape body();

    JsonShape answer();

    /** Whether the answer is one row even where BloFin wraps it in a list. */
    boolean singleAnswer();

    /** The record of one answer row; {@code Map} where there is none. */
    Class<?> answerType();

    /** Whether sending it twice does no harm. */
    boolean repeatable();

    /** Whether the request may carry {@code brokerId}. */
    boolean takesBrokerId();

    /** The line of the table, if there is one. */
    Optional<Operation> operation();

    /** Path as BloFin sees it and as it is signed, without the query. */
    default String requestPath() {
        return "/api/v1/" + path();
    }

    default boolean signed() {
        return access() != Access.NONE;
    }

    /** Whether the call can change something. */
    default boolean writes() {
        return method() == HttpMethod.POST;
    }

    /** See {@link Target#of}. */
    record Listed(Operation line) implements Target {
        @Override
        public HttpMethod method() {
            return line.method();
        }

        @Override
        public String path() {
            return line.path();
        }

        @Override
        public Access access() {
            return line.access();
        }

        @Override
        public RateClass rateClass() {
            return line.rateClass();
        }

        @Override
        public Priority priority() {
            return line.priority();
        }

        @Override
        public JsonShape body() {
            return line.body();
        }

        @Override
        public JsonShape answer() {
            return line.answer();
        }

        @Override
        public boolean singleAnswer() {
            return line.singleAnswer();
        }

        @Override
        public Class<?> answerType() {
            return line.answerType();
        }

        @Override
        public boolean repeatable() {
            return line.repeatable();
        }

        @Override
        public boolean takesBrokerId() {
            return line.takesBrokerId();
        }

        @Override
        public Optional<Operation> operation() {
            return Optional.of(line);
        }
    }

    /** See {@link Target#adHoc}. */
    record AdHoc(HttpMethod method, String path, Access access, RateClass rateClass) implements Target {
        private static final Pattern SEGMENTS = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*");

        public AdHoc {
            if (!SEGMENTS.matcher(path).matches()) {
                throw new IllegalArgumentException("raw/" + path
                        + " is no path: write what follows /api/v1/, such as raw/trade/order, without query");
            }
        }

        @Override
        public Priority priority() {
            if (method == HttpMethod.POST) {
                return Priority.PLACE;
            }
            return signed() ? Priority.ACCOUNT : Priority.MARKET;
        }

        @Override
        public JsonShape body() {
            return method == HttpMethod.GET ? JsonShape.NO_BODY : JsonShape.OPEN;
        }

        @Override
        public JsonShape answer() {
            return JsonShape.OPEN;
        }

        @Override
        public boolean singleAnswer() {
            return false;
        }

        @Override
        public Class<?> answerType() {
            return Map.class;
        }

        @Override
        public boolean repeatable() {
            return method == HttpMethod.GET;
        }

        @Override
        public boolean takesBrokerId() {
            return false;
        }

        @Override
        public Optional<Operation> operation() {
            return Optional.empty();
        }
    }
}
