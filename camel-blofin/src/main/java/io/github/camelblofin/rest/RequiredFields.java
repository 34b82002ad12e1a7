package io.github.camelblofin.rest;

import io.github.camelblofin.api.Operation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Parameters without which BloFin refuses a call, so that the call is not spent; all that are missing are named at once.
 * Holds the operations that have a request record, and the market data that needs an instrument; of the others BloFin
 * itself says what is missing. Source: the tables of parameters, REST.
 */
final class RequiredFields {
    private static final Map<Operation, List<String>> TABLE = new EnumMap<>(Map.of(
            Operation.MARKET_BOOKS, List.of("instId"),
            Operation.MARKET_TRADES, List.of("instId"),
            Operation.MARKET_CANDLES, List.of("instId"),
            Operation.MARKET_INDEX_CANDLES, List.of("instId"),
            Operation.MARKET_MARK_PRICE_CANDLES, List.of("instId"),
            Operation.TRADE_ORDER, List.of("instId", "marginMode", "positionSide", "side", "orderType", "size"),
            Operation.TRADE_BATCH_ORDERS, List.of("instId", "marginMode", "positionSide", "side", "orderType", "size"),
            Operation.TRADE_CANCEL_ORDER, List.of("orderId|clientOrderId")));

    private RequiredFields() {}

    /** @throws IllegalArgumentException names what is missing, and in which item */
    static void check(Target target, List<Map<String, Object>> items) {
        List<String> required = target.operation()
                .map(operation -> TABLE.getOrDefault(operation, List.of()))
                .orElse(List.of());
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            List<String> missing = missing(required, items.get(i));
            if (!missing.isEmpty()) {
                faults.add((items.size() > 1 ? "item " + (i + 1) + ": " : "") + String.join(", ", missing));
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("missing " + String.join("; ", faults));
        }
    }

    private static List<String> missing(List<String> required, Map<String, Object> fields) {
        List<String> missing = required.stream()
                .filter(names -> absent(fields, names.split("\\|")))
                .map(names -> names.replace("|", " or "))
                .collect(Collectors.toCollection(ArrayList::new));
        boolean order = required.contains("orderType");
        if (order && !"market".equals(fields.get("orderType")) && absent(fields, "price")) {
            missing.add("price (of every order but a market order)");
        }
        return missing;
    }

    private static boolean absent(Map<String, Object> fields, String... names) {
        for (String name : names) {
            Object value = fields.get(name);
            if (value != null && !value.toString().isBlank()) {
                return false;
            }
        }
        return true;
    }
}
