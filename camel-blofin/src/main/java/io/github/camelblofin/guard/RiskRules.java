package io.github.camelblofin.guard;

import io.github.camelblofin.error.RiskBreach;
import io.github.camelblofin.model.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Which limits an order would break. A function of its input. */
final class RiskRules {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final RiskLimits limits;

    RiskRules(RiskLimits limits) {
        this.limits = limits;
    }

    /**
     * What the world is like before the order. Prices in quote coin.
     *
     * @param contract base coins of one unit of size; {@code null}: not needed
     * @param mark mark price; {@code null}: not needed
     * @param position contracts that the position would have if everything that was sent were filled
     * @param open orders that are open, or will be
     * @param lately orders of the last 60 seconds
     */
    record World(BigDecimal contract, BigDecimal mark, BigDecimal position, int open, int lately) {}

    /** All limits that an order would break; empty when none. */
    List<RiskBreach> breaches(OrderIntent order, World world) {
        List<RiskBreach> found = new ArrayList<>();
        if (limits.instruments() != null && !limits.instruments().contains(order.instId())) {
            add(
                    found,
                    order,
                    "instruments",
                    order.instId() + " is not among " + String.join(", ", limits.instruments()));
        }
        if (limits.maxNotional() != null) {
            notional(order, world, found);
        }
        if (limits.maxPriceDistance() != null && order.price() != null) {
            distance(order, world, found);
        }
        if (limits.maxPosition() != null && order.group().isPresent()) {
            position(order, world, found);
        }
        if (limits.maxOpenOrders() != null
                && !order.spot()
                && world.open() + 1 > limits.maxOpenOrders()
                && !order.changes()) {
            add(
                    found,
                    null,
                    "maxOpenOrders",
                    world.open() + " orders are open, and " + limits.maxOpenOrders() + " may be");
        }
        if (limits.maxOrdersPerMinute() != null && world.lately() + 1 > limits.maxOrdersPerMinute()) {
            add(
                    found,
                    null,
                    "maxOrdersPerMinute",
                    world.lately() + " orders were sent in the last 60 s, and " + limits.maxOrdersPerMinute()
                            + " may be");
        }
        return found;
    }

    private void notional(OrderIntent order, World world, List<RiskBreach> found) {
        BigDecimal value = order.inQuote()
                ? order.size()
                : order.size().multiply(world.contract()).multiply(worst(order, world.mark()));
        if (value.compareTo(limits.maxNotional()) > 0) {
            add(
                    found,
                    order,
                    "maxNotional",
                    "the order is worth " + plain(value) + ", and " + plain(limits.maxNotional()) + " is the most");
        }
    }

    /**
     * The highest price at which it may trade, as far as that can be said: a limit sell below the market trades at the
     * market, so its own price would make it look small.
     */
    private static BigDecimal worst(OrderIntent order, BigDecimal mark) {
        BigDecimal market = order.trigger() == null ? mark : order.trigger();
        if (order.price() == null) {
            return market;
        }
        return Side.BUY.equals(order.side()) ? order.price() : order.price().max(market);
    }

    private void distance(OrderIntent order, World world, List<RiskBreach> found) {
        BigDecimal from = order.trigger() == null ? world.mark() : order.trigger();
        BigDecimal away = order.price().subtract(from).abs().multiply(HUNDRED);
        if (away.compareTo(limits.maxPriceDistance().multiply(from)) > 0) {
            BigDecimal percent = away.divide(from, new MathContext(4, RoundingMode.UP));
            add(
                    found,
                    order,
                    "maxPriceDistance",
                    "the price " + plain(order.price()) + " is " + plain(percent) + " % from " + plain(from) + ", and "
                            + plain(limits.maxPriceDistance()) + " % is the most");
        }
    }

    private void position(OrderIntent order, World world, List<RiskBreach> found) {
        BigDecimal after = world.position().add(order.adds());
        BigDecimal value = after.multiply(world.contract()).multiply(world.mark());
        if (order.adds().signum() > 0 && value.compareTo(limits.maxPosition()) > 0) {
            add(
                    found,
                    order,
                    "maxPosition",
                    "the position could grow to " + plain(after) + " contracts, worth "
                            + plain(value) + ", with what is open and was just sent, and " + plain(limits.maxPosition())
                            + " is the most");
        }
    }

    private static void add(List<RiskBreach> found, OrderIntent order, String limit, String message) {
        String instId = order == null ? "" : order.instId();
        String where = instId.isEmpty() || message.startsWith(instId) ? "" : instId + ": ";
        found.add(new RiskBreach(RiskLimits.PREFIX + limit, instId, where + message));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
