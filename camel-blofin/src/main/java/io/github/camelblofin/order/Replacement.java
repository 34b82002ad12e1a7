package io.github.camelblofin.order;

import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.OrderType;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.TriggerPriceType;
import io.github.camelblofin.model.trade.AmendOrder;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The order that stands in for one that is cancelled: the same terms, changed as was wanted. A function of its input;
 * immutable.
 *
 * @param wanted the change
 * @param former the order as it was before it was cancelled; {@code null} until it was read
 * @param clientOrderId id of the new order
 */
record Replacement(AmendOrder wanted, Order former, String clientOrderId) {
    private static final BigDecimal AT_MARKET = BigDecimal.ONE.negate();

    Replacement of(Order read) {
        return new Replacement(wanted, read, clientOrderId);
    }

    /** Why the order cannot be made again; empty when it can. */
    Optional<String> obstacle() {
        Map<String, Object> needed = new LinkedHashMap<>();
        needed.put("orderId", former.orderId());
        needed.put("marginMode", former.marginMode());
        needed.put("side", former.side());
        needed.put("orderType", former.orderType());
        needed.put("price", former.price());
        needed.put("size", former.size());
        needed.put("filledSize", former.filledSize());
        for (Map.Entry<String, Object> field : needed.entrySet()) {
            if (field.getValue() == null) {
                return Optional.of("BloFin does not tell its " + field.getKey());
            }
        }
        if (!former.orderType().equals(OrderType.LIMIT) && !former.orderType().equals(OrderType.POST_ONLY)) {
            return Optional.of(
                    "it is a " + former.orderType() + " order, and only limit and post_only orders are replaced");
        }
        if (unusual(former.tpTriggerPriceType()) || unusual(former.slTriggerPriceType())) {
            return Optional.of("its take-profit or stop-loss watches another price than the last one");
        }
        return wanted.extra().isEmpty()
                ? Optional.empty()
                : Optional.of("the change names " + wanted.extra().keySet() + ", which a new order does not know");
    }

    private static boolean unusual(TriggerPriceType type) {
        return type != null && !type.equals(TriggerPriceType.LAST);
    }

    /** The size that is wanted in all, filled contracts included. */
    BigDecimal target() {
        return wanted.newSize() == null ? former.size() : wanted.newSize();
    }

    /** The order for a size that is left, in contracts. */
    PlaceOrder of(BigDecimal left) {
        BigDecimal tp = trigger(wanted.newTpTriggerPrice(), former.tpTriggerPrice());
        BigDecimal sl = trigger(wanted.newSlTriggerPrice(), former.slTriggerPrice());
        return new PlaceOrder(
                former.instId() == null ? wanted.instId() : former.instId(),
                former.marginMode(),
                former.positionSide(),
                former.side(),
                former.orderType(),
                wanted.newPrice() == null ? former.price() : wanted.newPrice(),
                left,
                former.reduceOnly(),
                clientOrderId,
                tp,
                limit(tp, wanted.newTpOrderPrice(), former.tpOrderPrice()),
                sl,
                limit(sl, wanted.newSlOrderPrice(), former.slOrderPrice()),
                former.brokerId(),
                null);
    }

    /** Zero means none. */
    private static BigDecimal trigger(BigDecimal changed, BigDecimal before) {
        BigDecimal trigger = changed == null ? before : changed;
        return trigger == null || trigger.signum() == 0 ? null : trigger;
    }

    private static BigDecimal limit(BigDecimal trigger, BigDecimal changed, BigDecimal before) {
        BigDecimal price = changed == null ? before : changed;
        if (trigger == null) {
            return null;
        }
        return price == null || price.signum() == 0 ? AT_MARKET : price;
    }
}
