package io.github.camelblofin.order;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Side;
import java.util.Map;

/**
 * Tells whether a request may add risk. Cancelling, closing, what may only reduce, what is about the whole position, and
 * what only moves the triggers of a position's TP/SL do not. A function of its input.
 */
public final class NewRisk {
    private NewRisk() {}

    /**
     * Whether a request may add risk.
     *
     * @param request values as they would be sent
     */
    public static boolean in(Operation operation, Map<String, Object> request) {
        if (operation.priority() == Priority.CANCEL
                || text(request, "reduceOnly").equals("true")
                || wholePosition(text(request, "size"))
                || closes(text(request, "side"), text(request, "positionSide"))) {
            return false;
        }
        // Only what has a side opens something; what has none is about something that stands, and may enlarge it.
        String newSize = text(request, "newSize");
        return !text(request, "side").isEmpty()
                || !text(request, "newPrice").isEmpty()
                || (!newSize.isEmpty() && !wholePosition(newSize));
    }

    /** In hedge mode, selling what is long and buying what is short; in one-way mode BloFin refuses these. */
    private static boolean closes(String side, String position) {
        return (side.equals(Side.SELL.value()) && position.equals(PositionSide.LONG.value()))
                || (side.equals(Side.BUY.value()) && position.equals(PositionSide.SHORT.value()));
    }

    private static boolean wholePosition(String size) {
        return size.matches("-1(\\.0+)?");
    }

    private static String text(Map<String, Object> request, String field) {
        Object value = request.get(field);
        return value == null ? "" : value.toString();
    }
}
