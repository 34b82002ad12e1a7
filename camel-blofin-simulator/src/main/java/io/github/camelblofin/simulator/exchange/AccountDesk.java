package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.account.Account;
import io.github.camelblofin.simulator.exchange.account.PositionKey;
import io.github.camelblofin.simulator.exchange.account.Valuation;
import io.github.camelblofin.simulator.exchange.market.Market;
import io.github.camelblofin.simulator.exchange.matching.Order;
import io.github.camelblofin.simulator.exchange.model.Answer;
import io.github.camelblofin.simulator.exchange.model.LeverageView;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.PositionMode;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import java.math.BigDecimal;
import java.util.List;

/** Settings of accounts and money from outside. */
final class AccountDesk {

    private final Markets markets;
    private final Accounts accounts;
    private final Valuation valuation;
    private final Outbox outbox;

    AccountDesk(Markets markets, Accounts accounts, Valuation valuation, Outbox outbox) {
        this.markets = markets;
        this.accounts = accounts;
        this.valuation = valuation;
        this.outbox = outbox;
    }

    Answer deposit(Account account, BigDecimal amount) {
        if (amount.signum() < 0 && amount.negate().compareTo(valuation.free(account)) > 0) {
            return Refusals.NO_BALANCE;
        }
        accounts.deposit(account, amount);
        outbox.balance(account);
        return Answer.OK;
    }

    Answer positionMode(Account account, PositionMode mode) {
        if (mode != account.positionMode() && !account.idle()) {
            return Refusals.NOT_IDLE;
        }
        account.positionMode(mode);
        return Answer.OK;
    }

    Answer marginMode(Account account, MarginMode mode) {
        if (mode != account.marginMode() && !account.idle()) {
            return Refusals.NOT_IDLE;
        }
        account.marginMode(mode);
        return Answer.OK;
    }

    List<LeverageView> leverage(Account account, String instId, MarginMode mode) {
        return sides(account, mode, null).stream()
                .map(side -> new LeverageView(
                        instId,
                        mode,
                        side,
                        account.leverage(new PositionKey(instId, mode, side), markets.maxLeverage(instId))))
                .toList();
    }

    Answer setLeverage(Account account, String instId, MarginMode mode, PositionSide side, int leverage) {
        Market market = markets.find(instId);
        if (market == null) {
            return Refusals.NO_INSTRUMENT;
        }
        if (leverage < 1 || leverage > market.instrument().maxLeverage()) {
            return Refusals.wrong("leverage");
        }
        for (Order order : account.orders().open()) {
            if (order.terms().instId().equals(instId) && order.terms().marginMode() == mode) {
                return Refusals.PENDING_ORDERS;
            }
        }
        List<LeverageView> before = leverage(account, instId, mode);
        sides(account, mode, side).forEach(each -> account.setLeverage(new PositionKey(instId, mode, each), leverage));
        if (valuation.free(account).signum() < 0) {
            before.forEach(
                    old -> account.setLeverage(new PositionKey(instId, mode, old.positionSide()), old.leverage()));
            return Refusals.NO_MARGIN;
        }
        account.positions().stream()
                .filter(position -> position.key().instId().equals(instId))
                .forEach(position -> outbox.position(account, position));
        outbox.balance(account);
        return Answer.OK;
    }

    private static List<PositionSide> sides(Account account, MarginMode mode, PositionSide wanted) {
        if (!account.leveragePerSide(mode)) {
            return List.of(PositionSide.NET);
        }
        boolean both = wanted == null || wanted == PositionSide.NET;
        return both ? List.of(PositionSide.LONG, PositionSide.SHORT) : List.of(wanted);
    }
}
