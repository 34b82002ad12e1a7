package io.github.camelblofin.stream.recovery;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A hash of 64 bits of what a record says: the same in every process, and some 10 times as quick as a digest of its JSON,
 * since it is made for every ticker whose headers are read. A function.
 */
final class ValueHash {
    private static final long PRIME = 0x9E3779B97F4A7C15L;
    private static final long NULL = 0x51ED270B7A4E9D2FL;

    private static final ClassValue<Method[]> FIELDS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .toArray(Method[]::new);
        }
    };

    private ValueHash() {}

    static long of(Object value) {
        if (value == null) {
            return NULL;
        }
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof BigDecimal number) {
            return number(number);
        }
        if (value instanceof Instant time) {
            return mix(time.getEpochSecond(), time.getNano());
        }
        if (value instanceof Record row) {
            return fields(row);
        }
        if (value instanceof List<?> list) {
            long hash = list.size();
            for (Object entry : list) {
                hash = mix(hash, of(entry));
            }
            return hash;
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        return text(value.toString());
    }

    private static long fields(Record row) {
        long hash = PRIME;
        try {
            for (Method field : FIELDS.get(row.getClass())) {
                hash = mix(hash, of(field.invoke(row)));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + row.getClass(), e);
        }
        return hash;
    }

    /** In whatever order. */
    private static long map(Map<?, ?> map) {
        long hash = map.size();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            hash += mix(of(entry.getKey()), of(entry.getValue()));
        }
        return hash;
    }

    private static long text(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    private static long number(BigDecimal number) {
        // Beyond 18 digits the unscaled value is no long.
        return number.precision() > 18
                ? text(number.toString())
                : mix(number.unscaledValue().longValue(), number.scale());
    }

    private static long mix(long hash, long next) {
        long mixed = (hash ^ (next + PRIME + (hash << 6) + (hash >>> 2))) * PRIME;
        return mixed ^ (mixed >>> 32);
    }
}
