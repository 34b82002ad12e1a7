package io.github.camelblofin.order;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that keep their order. */
final class Maps {
    private Maps() {}

    static Map<String, Object> of(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
