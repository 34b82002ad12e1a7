package io.github.camelblofin.order;

import java.util.Map;

/** Hears of orders, as private streams show them. */
@FunctionalInterface
public interface OrderNews {
    /**
     * A row of the channel {@code orders} was pushed.
     *
     * @param user whose order it is, as in the ledger
     * @param clientId the caller's own id in it
     * @param row its fields
     */
    void heard(String user, String clientId, Map<String, Object> row);
}
