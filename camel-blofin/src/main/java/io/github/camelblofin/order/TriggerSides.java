package io.github.camelblofin.order;

import io.github.camelblofin.model.OrderType;
import io.github.camelblofin.model.PositionSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether take-profits and stop-losses are on the right side: of a long position the one above the other, and of each
 * order's own limit price. Only what cannot be meant is a fault; where a request does not tell which way its position goes,
 * nothing is. Whether a trigger is on the right side of the last price is BloFin's to say. A function of its input. Source:
 * codes 102047 to 102052.
 */
final class TriggerSides {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,400}(\\.\\d{1,400})?");

    private TriggerSides() {}

    /** @param request values as they would be sent */
    static List<String> faults(Map<String, Object> request) {
        List<String> faults = new ArrayList<>();
        Boolean closingSells = SafeWay.closingSells(request);
        if (closingSells == null || !certain(request)) {
            return faults;
        }
        bothSides(request, closingSells, "", faults);
        ownPrice(request, closingSells, faults);
        if (request.get("attachAlgoOrders") instanceof Collection<?> attached) {
            int index = 0;
            for (Object element : attached) {
                String where = "attachAlgoOrders[" + index++ + "].";
                if (element instanceof Map<?, ?> tpsl) {
                    bothSides(tpsl, closingSells, where, faults);
                }
            }
        }
        return faults;
    }

    /** Whether the request opens the position that its TP/SL close, or is a TP/SL that can only close. */
    private static boolean certain(Map<String, Object> request) {
        String side = text(request, "side");
        String position = text(request, "positionSide");
        boolean net = position.isEmpty() || position.equals(PositionSide.NET.value());
        boolean reduces = text(request, "reduceOnly").equals("true");
        boolean opens = !text(request, "orderType").isEmpty();
        if (opens) {
            return !reduces && (net || position.equals(side.equals("buy") ? "long" : "short"));
        }
        boolean whole = text(request, "size").matches("-1(\\.0+)?");
        boolean closes = side.isEmpty() || position.equals(side.equals("sell") ? "long" : "short");
        return net ? reduces || whole : closes;
    }

    private static void bothSides(Map<?, ?> request, boolean closingSells, String where, List<String> faults) {
        Optional<BigDecimal> profit = price(request, "tpTriggerPrice");
        Optional<BigDecimal> loss = price(request, "slTriggerPrice");
        if (profit.isPresent() && loss.isPresent()) {
            int order = profit.get().compareTo(loss.get());
            if (closingSells ? order <= 0 : order >= 0) {
                faults.add(
                        where + "tpTriggerPrice is " + plain(profit.get()) + " and slTriggerPrice " + plain(loss.get())
                                + ": the take-profit of a " + (closingSells ? "long" : "short") + " position is "
                                + (closingSells ? "above" : "below") + " its stop-loss");
            }
        }
    }

    private static void ownPrice(Map<String, Object> request, boolean closingSells, List<String> faults) {
        Optional<BigDecimal> own = price(request, "price");
        if (own.isEmpty() || text(request, "orderType").equals(OrderType.MARKET.value())) {
            return;
        }
        wrongSide(request, "tpTriggerPrice", own.get(), closingSells, faults);
        wrongSide(request, "slTriggerPrice", own.get(), !closingSells, faults);
    }

    /** @param above where it must be */
    private static void wrongSide(
            Map<String, Object> request, String field, BigDecimal own, boolean above, List<String> faults) {
        price(request, field).ifPresent(trigger -> {
            int order = trigger.compareTo(own);
            if (above ? order < 0 : order > 0) {
                faults.add(field + " is " + plain(trigger) + ", " + (above ? "below" : "above") + " the order's price "
                        + plain(own));
            }
        });
    }

    private static Optional<BigDecimal> price(Map<?, ?> request, String field) {
        Object value = request.get(field);
        String text = value == null ? "" : value.toString();
        return DECIMAL.matcher(text).matches()
                ? Optional.of(new BigDecimal(text)).filter(price -> price.signum() > 0)
                : Optional.empty();
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String text(Map<String, Object> request, String field) {
        Object value = request.get(field);
        return value == null ? "" : value.toString();
    }
}
