package io.github.camelblofin.order;

import java.util.Map;

/** Hears of orders, as private streams show them. */
@FunctionalInterface
public interface OrderNews {
    /**
     * A row was pushed.
     *
     * @param clientId the caller's own id in it
     * @param row its fields
     */
    void heard(String clientId, Map<String, Object> row);
}
