package io.github.camelblofin.order;

import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Side;
import java.math.RoundingMode;
import java.util.Map;

/**
 * Which way a price of a request may be rounded without hurting: limit prices never become worse than asked, so those of
 * buys go down and those of sells up; take-profits and stop-losses fire no later than asked. A function of its input.
 */
final class SafeWay {
    private SafeWay() {}

    /**
     * The way; {@code null} where the request does not tell, as for a new price of an order that is not described again.
     *
     * @param request the whole request, values as they would be sent
     * @param field name of the price, also within a structure of the request
     */
    static RoundingMode of(Map<String, Object> request, String field) {
        Boolean closingSells = closingSells(request);
        return switch (field) {
            case "price", "orderPrice" -> limit(sells(text(request, "side")));
            case "tpOrderPrice", "slOrderPrice" -> limit(closingSells);
            // A price that rises to a take-profit below it, or falls to a stop-loss above it, is there sooner.
            case "tpTriggerPrice" -> limit(opposite(closingSells));
            case "slTriggerPrice" -> limit(closingSells);
            default -> null;
        };
    }

    private static RoundingMode limit(Boolean sells) {
        if (sells == null) {
            return null;
        }
        return sells ? RoundingMode.CEILING : RoundingMode.FLOOR;
    }

    /** Whether the TP/SL of a request sell; {@code null}: not told. */
    static Boolean closingSells(Map<String, Object> request) {
        Boolean sells = sells(text(request, "side"));
        if (sells == null) {
            String position = text(request, "positionSide");
            return position.equals(PositionSide.LONG.value())
                    ? Boolean.TRUE
                    : position.equals(PositionSide.SHORT.value()) ? Boolean.FALSE : null;
        }
        // What has a kind opens a position, and its TP/SL close it; a TP/SL order by itself names its own side.
        return text(request, "orderType").isEmpty() ? sells : opposite(sells);
    }

    private static Boolean opposite(Boolean sells) {
        return sells == null ? null : !sells;
    }

    private static Boolean sells(String side) {
        return side.equals(Side.SELL.value()) ? Boolean.TRUE : side.equals(Side.BUY.value()) ? Boolean.FALSE : null;
    }

    private static String text(Map<String, Object> request, String field) {
        Object value = request.get(field);
        return value == null ? "" : value.toString();
    }
}
