package io.github.camelblofin.order;

import io.github.camelblofin.api.Operation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Tells whether what BloFin lists is what was asked for. Compared is what makes an order that order: instrument, side, type,
 * size, price and triggers; of transfers coin, wallets and amount; of withdrawals coin and address, since their amounts are
 * listed net of fees. What one of both does not tell is not compared. A function of its input.
 */
final class Terms {
    private static final List<String> TEXTS =
            List.of("instId", "side", "orderType", "currency", "fromAccount", "toAccount", "address");
    private static final List<String> NUMBERS =
            List.of("size", "price", "triggerPrice", "tpTriggerPrice", "slTriggerPrice", "amount");
    private static final Map<String, String> AMENDED = Map.of(
            "newPrice", "price",
            "newSize", "size",
            "newTpTriggerPrice", "tpTriggerPrice",
            "newSlTriggerPrice", "slTriggerPrice");

    private Terms() {}

    /** Whether the row is what the request wanted to make. */
    static boolean same(Operation operation, Map<String, Object> request, Map<String, Object> row) {
        return TEXTS.stream().allMatch(field -> sameText(request.get(field), row.get(field)))
                && NUMBERS.stream().allMatch(field -> sameNumber(operation, field, request, row));
    }

    /** Whether the row has the values that the request wanted it to have. */
    static boolean amended(Map<String, Object> request, Map<String, Object> row) {
        return AMENDED.entrySet().stream().allMatch(field -> {
            BigDecimal wanted = number(request.get(field.getKey()));
            BigDecimal found = number(row.get(field.getValue()));
            return wanted == null || (found != null && wanted.compareTo(found) == 0);
        });
    }

    private static boolean sameText(Object wanted, Object found) {
        return blank(wanted) || blank(found) || wanted.toString().equalsIgnoreCase(found.toString());
    }

    private static boolean sameNumber(
            Operation operation, String field, Map<String, Object> request, Map<String, Object> row) {
        BigDecimal wanted = number(request.get(field));
        BigDecimal found = number(row.get(field));
        // -1 stands for "all" or "at market": BloFin may list what it became.
        if (wanted == null || found == null || wanted.signum() < 0 || found.signum() < 0) {
            return true;
        }
        return switch (field) {
            case "size" -> sameSize(wanted, found, request);
            // BloFin lists what a market order is filled at, or nothing.
            case "price" -> "market".equals(request.get("orderType")) || wanted.compareTo(found) == 0;
            case "amount" -> operation == Operation.ASSET_WITHDRAWAL_APPLY || wanted.compareTo(found) == 0;
            default -> wanted.compareTo(found) == 0;
        };
    }

    /** An order that only reduces shrinks with its position; on spot a market size may count another coin. */
    private static boolean sameSize(BigDecimal wanted, BigDecimal found, Map<String, Object> request) {
        if ("true".equalsIgnoreCase(String.valueOf(request.get("reduceOnly")))) {
            return found.compareTo(wanted) <= 0;
        }
        return request.get("targetCurrency") != null || wanted.compareTo(found) == 0;
    }

    private static boolean blank(Object value) {
        return value == null || value.toString().isBlank();
    }

    private static BigDecimal number(Object value) {
        try {
            return blank(value) ? null : new BigDecimal(value.toString().strip());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
