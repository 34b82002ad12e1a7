package io.github.camelblofin.simulator.exchange.account;

import io.github.camelblofin.simulator.exchange.matching.Order;
import io.github.camelblofin.simulator.exchange.matching.Scale;
import io.github.camelblofin.simulator.exchange.model.BalanceView;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.exchange.model.PositionView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Values positions and wallets at the mark price. Pure: reads an account, changes nothing.
 *
 * <p>The formulas follow the numbers of BloFin's documented examples: cross initial margin at the mark price, isolated
 * margin at the average price, and a taker fee for closing beside the maintenance margin.
 */
public final class Valuation {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Quotes quotes;

    public Valuation(Quotes quotes) {
        this.quotes = quotes;
    }

    /** The wallet as the views show it. */
    public BalanceView balance(Account account, long now) {
        Sums sums = sums(account);
        return new BalanceView(
                "USDT",
                Scale.tidy(sums.equity()),
                Scale.tidy(sums.balance),
                Scale.tidy(sums.isolatedMargin.add(sums.isolatedPnl)),
                Scale.tidy(sums.free().max(BigDecimal.ZERO)),
                Scale.tidy(sums.frozen()),
                Scale.tidy(sums.orderFrozen),
                Scale.tidy(sums.crossPnl.add(sums.isolatedPnl)),
                Scale.tidy(sums.isolatedPnl),
                now);
    }

    /** What a new order may use; negative when positions lost more than the wallet holds. */
    public BigDecimal free(Account account) {
        return sums(account).free();
    }

    private Sums sums(Account account) {
        Sums sums = new Sums(account.balance(), OrderMargin.frozen(account, quotes));
        for (Position position : account.positions()) {
            Worth worth = worth(account, position);
            if (position.key().marginMode() == MarginMode.ISOLATED) {
                sums.isolatedPnl = sums.isolatedPnl.add(worth.pnl);
                sums.isolatedMargin = sums.isolatedMargin.add(worth.marginAtCost);
            } else {
                sums.crossPnl = sums.crossPnl.add(worth.pnl);
                sums.crossMargin = sums.crossMargin.add(worth.marginAtMark);
            }
        }
        return sums;
    }

    private Worth worth(Account account, Position position) {
        String instId = position.key().instId();
        Scale scale = quotes.scale(instId);
        BigDecimal leverage = BigDecimal.valueOf(account.leverage(position.key(), quotes.maxLeverage(instId)));
        long mark = position.lots() * quotes.markTicks(instId);
        BigDecimal notional = scale.value(Math.abs(mark));
        BigDecimal cost = position.cost().multiply(scale.unit());
        return new Worth(
                notional,
                cost,
                scale.value(mark).subtract(cost),
                divide(notional, leverage),
                divide(cost.abs(), leverage));
    }

    /** Open positions, oldest first; of one instrument, or of all when {@code instId} is null. */
    public List<PositionView> positions(Account account, String instId) {
        return account.positions().stream()
                .filter(position ->
                        instId == null || instId.equals(position.key().instId()))
                .map(position -> position(account, position))
                .toList();
    }

    /** A position as the views show it, closed ones too. */
    public PositionView position(Account account, Position position) {
        PositionKey key = position.key();
        Scale scale = quotes.scale(key.instId());
        Worth worth = worth(account, position);
        boolean isolated = key.marginMode() == MarginMode.ISOLATED;
        boolean open = position.lots() != 0;
        BigDecimal maintenance = worth.notional.multiply(maintenanceRate(key.instId()));
        BigDecimal behind =
                isolated ? worth.marginAtCost.add(worth.pnl) : sums(account).crossEquity();
        BigDecimal needed = maintenance.add(worth.notional.multiply(quotes.takerFee()));
        return new PositionView(
                Long.toString(position.id()),
                key.instId(),
                key.marginMode(),
                key.positionSide(),
                account.leverage(key, quotes.maxLeverage(key.instId())),
                shown(key, scale.size(position.lots())),
                shown(key, scale.size(position.lots() - heldByClosing(account, position))),
                scale.averagePrice(position.cost().abs(), Math.abs(position.lots())),
                scale.price(quotes.markTicks(key.instId())),
                isolated ? Scale.tidy(worth.marginAtCost) : null,
                isolated ? null : Scale.tidy(worth.marginAtMark),
                Scale.tidy(maintenance),
                open ? divide(behind, needed) : null,
                open ? liquidationPrice(position, worth, behind) : null,
                Scale.tidy(worth.pnl),
                open ? divide(worth.pnl, worth.marginAtCost) : BigDecimal.ZERO,
                Scale.tidy(position.realizedPnl()),
                adl(worth),
                position.createTime(),
                position.updateTime());
    }

    /** The price at which what stands behind the position equals what its closing needs; null when not positive. */
    private BigDecimal liquidationPrice(Position position, Worth worth, BigDecimal behind) {
        String instId = position.key().instId();
        BigDecimal coins = quotes.scale(instId).coins(position.lots());
        BigDecimal rate = maintenanceRate(instId).add(quotes.takerFee());
        BigDecimal reserve = behind.subtract(worth.pnl);
        BigDecimal perPrice = coins.subtract(coins.abs().multiply(rate));
        BigDecimal price = divide(worth.cost.subtract(reserve), perPrice);
        return price.signum() > 0 ? price : null;
    }

    private static long heldByClosing(Account account, Position position) {
        long held = 0;
        for (Order order : account.orders().open()) {
            if (order.terms().closing() && PositionKey.of(order.terms()).equals(position.key())) {
                held += order.remaining();
            }
        }
        return Long.signum(position.lots()) * Math.min(held, Math.abs(position.lots()));
    }

    private static BigDecimal shown(PositionKey key, BigDecimal signed) {
        return Scale.tidy(key.positionSide() == PositionSide.NET ? signed : signed.abs());
    }

    /** One tier for every size: half of what the greatest leverage leaves. */
    private BigDecimal maintenanceRate(String instId) {
        return HALF.divide(BigDecimal.valueOf(quotes.maxLeverage(instId)), 6, RoundingMode.HALF_UP);
    }

    /** 1 to 5 by return on margin, the queue in which winners would be reduced. */
    private static int adl(Worth worth) {
        if (worth.marginAtCost.signum() == 0) {
            return 1;
        }
        double ratio = worth.pnl.doubleValue() / worth.marginAtCost.doubleValue();
        return (int) Math.max(1, Math.min(5, 1 + Math.floor(ratio * 4)));
    }

    private static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        if (divisor.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return Scale.tidy(dividend.divide(divisor, OrderMargin.MONEY_SCALE, RoundingMode.HALF_UP));
    }

    /** One position in money. */
    private record Worth(
            BigDecimal notional, BigDecimal cost, BigDecimal pnl, BigDecimal marginAtMark, BigDecimal marginAtCost) {}

    /** The sums of one wallet, while they are added up. */
    private static final class Sums {
        private final BigDecimal balance;
        private final BigDecimal orderFrozen;
        private BigDecimal crossPnl = BigDecimal.ZERO;
        private BigDecimal crossMargin = BigDecimal.ZERO;
        private BigDecimal isolatedPnl = BigDecimal.ZERO;
        private BigDecimal isolatedMargin = BigDecimal.ZERO;

        private Sums(BigDecimal balance, BigDecimal orderFrozen) {
            this.balance = balance;
            this.orderFrozen = orderFrozen;
        }

        private BigDecimal equity() {
            return balance.add(crossPnl).add(isolatedPnl);
        }

        private BigDecimal crossEquity() {
            return balance.add(crossPnl).subtract(isolatedMargin);
        }

        private BigDecimal frozen() {
            return orderFrozen.add(crossMargin).add(isolatedMargin);
        }

        private BigDecimal free() {
            return balance.add(crossPnl).subtract(frozen());
        }
    }
}
