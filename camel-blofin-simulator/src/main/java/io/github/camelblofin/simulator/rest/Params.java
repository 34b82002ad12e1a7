package io.github.camelblofin.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.ErrorCode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The parameters of one call, or of one item of an array body, as texts. Empty text and JSON null count as absent;
 * numbers and booleans count as their text, since some clients send those. Reading a parameter checks it: 152001 when it
 * is missing, 152002 when it is wrong.
 */
final class Params {
    private final Map<String, String> values;

    Params(Map<String, String> values) {
        this.values = values;
    }

    /** Fields of a JSON object; nested values are 152002. */
    static Params of(JsonNode object) {
        Map<String, String> values = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isContainerNode()) {
                throw Refusal.of(ErrorCode.PARAMETER_ERROR, field.getKey());
            }
            if (!value.isNull()) {
                values.put(field.getKey(), value.asText());
            }
        });
        return new Params(values);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> Refusal.of(ErrorCode.PARAMETER_EMPTY, name));
    }

    /** A value from a fixed list. */
    <T> Optional<T> word(String name, Function<String, Optional<T>> find) {
        return text(name).map(value -> find.apply(value).orElseThrow(() -> wrong(name)));
    }

    <T> T requiredWord(String name, Function<String, Optional<T>> find) {
        required(name);
        return word(name, find).orElseThrow(() -> wrong(name));
    }

    /** A plain decimal number above zero. */
    BigDecimal requiredPositive(String name) {
        String value = required(name);
        if (!value.matches("\\d{1,30}(\\.\\d{1,30})?")) {
            throw wrong(name);
        }
        BigDecimal number = new BigDecimal(value);
        if (number.signum() <= 0) {
            throw wrong(name);
        }
        return number;
    }

    boolean flag(String name) {
        return word(name, value -> switch (value) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.<Boolean>empty();
                })
                .orElse(false);
    }

    /** A cursor or a time; null when absent. */
    Long number(String name) {
        return text(name)
                .map(value -> {
                    if (!value.matches("\\d{1,18}")) {
                        throw wrong(name);
                    }
                    return Long.valueOf(value);
                })
                .orElse(null);
    }

    /** A number of rows: {@code usual} when absent, never more than {@code most}. */
    int count(String name, int usual, int most) {
        Long wanted = number(name);
        if (wanted != null && wanted == 0) {
            throw wrong(name);
        }
        return wanted == null ? usual : (int) Math.min(wanted, most);
    }

    /** An id of the caller's own: 152009 unless letters, digits and underscores, up to 32. */
    Optional<String> ownId(String name) {
        Optional<String> id = text(name);
        if (id.isPresent() && !id.get().matches("[A-Za-z0-9_]{1,32}")) {
            throw Refusal.of(ErrorCode.TEXT_NOT_ALLOWED, name);
        }
        return id;
    }

    static Refusal wrong(String name) {
        return Refusal.of(ErrorCode.PARAMETER_ERROR, name);
    }
}
