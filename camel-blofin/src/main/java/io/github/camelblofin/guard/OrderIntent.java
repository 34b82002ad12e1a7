package io.github.camelblofin.guard;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.OrderType;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.TargetCurrency;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an item of a request would do to an account. Prices in quote coin; {@code null}: not given. Immutable.
 *
 * @param item place of the item in the request
 * @param side {@code null}: not told
 * @param size in contracts on futures, in base coin on spot; {@code null}: not told
 * @param adds by how much a position may grow by it, in contracts
 * @param price limit price; {@code null}: at market
 * @param trigger price at which it becomes an order; {@code null}: at once
 * @param rests whether it may stay open
 * @param inQuote whether the size counts quote coins, as of some spot orders
 * @param changes whether it changes an order instead of placing one
 * @param ownId the caller's id of a new order; empty: none
 */
record OrderIntent(
        int item,
        String instId,
        boolean spot,
        Side side,
        PositionSide positionSide,
        BigDecimal size,
        BigDecimal adds,
        BigDecimal price,
        BigDecimal trigger,
        boolean rests,
        boolean inQuote,
        boolean changes,
        String ownId) {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,400}(\\.\\d{1,400})?");
    private static final Set<String> AT_ONCE =
            Set.of(OrderType.MARKET.value(), OrderType.IOC.value(), OrderType.FOK.value());

    /** An item that places something. */
    static OrderIntent placing(int item, Operation operation, Map<String, Object> request) {
        String type = text(request, "orderType");
        boolean triggers = number(request, "triggerPrice").isPresent() || type.isEmpty();
        BigDecimal size = number(request, "size").orElse(null);
        BigDecimal trigger = trigger(request);
        return new OrderIntent(
                item,
                text(request, "instId"),
                operation.spot(),
                side(request),
                position(request),
                size,
                size == null ? BigDecimal.ZERO : size,
                number(request, "price")
                        .or(() -> number(request, "orderPrice"))
                        .or(() -> type.isEmpty() ? highest(request, "tpOrderPrice", "slOrderPrice") : Optional.empty())
                        .orElse(null),
                trigger,
                !triggers && !AT_ONCE.contains(type),
                inQuote(operation, request, type),
                false,
                text(request, "clientOrderId"));
    }

    /**
     * An item that changes something.
     *
     * @param order what it changes; {@code null} where that is not in the list of open orders
     */
    static OrderIntent changing(int item, Operation operation, Map<String, Object> request, Exposure.Resting order) {
        Optional<BigDecimal> newSize = number(request, "newSize");
        Optional<BigDecimal> newPrice = number(request, "newPrice");
        BigDecimal size = newSize.orElse(order == null ? null : order.size());
        BigDecimal adds = order == null || newSize.isEmpty()
                ? BigDecimal.ZERO
                : newSize.get().subtract(order.size()).max(BigDecimal.ZERO);
        return new OrderIntent(
                item,
                text(request, "instId"),
                operation.spot(),
                order == null ? null : order.side(),
                order == null ? PositionSide.NET : order.positionSide(),
                size,
                adds,
                newPrice.orElse(
                        order == null || order.price() == null || order.price().signum() <= 0 ? null : order.price()),
                null,
                false,
                false,
                true,
                "");
    }

    /** Whether an item changes something that stands, instead of placing something. */
    static boolean changes(Map<String, Object> request) {
        return text(request, "side").isEmpty();
    }

    /** Which position it adds to; empty where that is not told, and on spot, where there are none. */
    Optional<String> group() {
        return spot || side == null ? Optional.empty() : group(instId, positionSide, side);
    }

    /** Which position an order adds to; empty where it can only close. */
    static Optional<String> group(String instId, PositionSide positionSide, Side side) {
        boolean net = positionSide == null
                || !(positionSide.equals(PositionSide.LONG) || positionSide.equals(PositionSide.SHORT));
        if (net) {
            return Optional.of(instId + " " + side);
        }
        boolean opens = positionSide.equals(PositionSide.LONG) == side.equals(Side.BUY);
        return opens ? Optional.of(instId + " " + positionSide) : Optional.empty();
    }

    private static Side side(Map<String, Object> request) {
        return new Side(text(request, "side"));
    }

    private static PositionSide position(Map<String, Object> request) {
        String text = text(request, "positionSide");
        return text.isEmpty() ? PositionSide.NET : new PositionSide(text);
    }

    private static BigDecimal trigger(Map<String, Object> request) {
        return number(request, "triggerPrice")
                .or(() -> text(request, "orderType").isEmpty()
                        ? highest(request, "tpTriggerPrice", "slTriggerPrice")
                        : Optional.empty())
                .orElse(null);
    }

    private static Optional<BigDecimal> highest(Map<String, Object> request, String one, String other) {
        Optional<BigDecimal> first = number(request, one);
        Optional<BigDecimal> second = number(request, other);
        return first.isPresent() && second.isPresent()
                ? Optional.of(first.get().max(second.get()))
                : first.or(() -> second);
    }

    private static boolean inQuote(Operation operation, Map<String, Object> request, String type) {
        String counted = text(request, "targetCurrency");
        return operation.spot()
                && (counted.equals(TargetCurrency.QUOTE.value())
                        || (counted.isEmpty() && type.equals(OrderType.MARKET.value())));
    }

    /** A number above zero; others mean "at market" or nothing. */
    private static Optional<BigDecimal> number(Map<String, Object> request, String field) {
        String text = text(request, field);
        return DECIMAL.matcher(text).matches()
                ? Optional.of(new BigDecimal(text)).filter(value -> value.signum() > 0)
                : Optional.empty();
    }

    static String text(Map<String, Object> request, String field) {
        Object value = request.get(field);
        return value == null ? "" : value.toString();
    }
}
