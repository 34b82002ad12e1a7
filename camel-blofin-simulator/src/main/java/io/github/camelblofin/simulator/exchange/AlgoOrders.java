package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.account.Account;
import io.github.camelblofin.simulator.exchange.account.AlgoOrder;
import io.github.camelblofin.simulator.exchange.model.AlgoView;
import io.github.camelblofin.simulator.exchange.model.NewAlgo;
import io.github.camelblofin.simulator.exchange.model.OrderAnswer;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The part of the {@link Exchange} that deals with TP/SL and trigger orders. They share one space of ids here; the two
 * kinds are told apart by the caller, as BloFin's calls do.
 */
public final class AlgoOrders {
    private final Accounts accounts;
    private final AlgoDesk desk;
    private final Turn turn;

    AlgoOrders(Accounts accounts, AlgoDesk desk, Turn turn) {
        this.accounts = accounts;
        this.desk = desk;
        this.turn = turn;
    }

    /** Takes an order in; 102114 for a second one of a whole position, 102022 without a position. */
    public OrderAnswer place(String accountId, NewAlgo order) {
        return turn.take(now -> desk.place(accounts.user(accountId), order, now));
    }

    /** Cancels a live order named by its id or, when that is null, by the caller's; 102068 when there is none. */
    public OrderAnswer cancel(String accountId, boolean tpsl, String id, String clientOrderId) {
        return turn.take(now -> desk.cancel(accounts.user(accountId), tpsl, id, clientOrderId, now));
    }

    /** A live or remembered order, by its id or, when that is null, by the caller's. */
    public Optional<AlgoView> find(String accountId, boolean tpsl, String id, String clientOrderId) {
        return AlgoDesk.find(accounts.user(accountId), tpsl, id, clientOrderId).map(AlgoOrder::view);
    }

    /** Live orders of one kind, newest first; the cursor is the id. */
    public List<AlgoView> live(String accountId, boolean tpsl, PageQuery query, Predicate<AlgoView> wanted) {
        Account account = accounts.user(accountId);
        return page(account.algoOrders().liveNewestFirst(), tpsl, query, wanted);
    }

    /** Orders of one kind that fired or were cancelled, newest first; the cursor is the id. */
    public List<AlgoView> history(String accountId, boolean tpsl, PageQuery query, Predicate<AlgoView> wanted) {
        Account account = accounts.user(accountId);
        return page(account.algoOrders().finishedNewestFirst(), tpsl, query, wanted);
    }

    private static List<AlgoView> page(
            Collection<AlgoOrder> orders, boolean tpsl, PageQuery query, Predicate<AlgoView> wanted) {
        List<AlgoView> views = orders.stream()
                .filter(order -> order.terms().tpsl() == tpsl)
                .filter(order -> query.instId() == null
                        || query.instId().equals(order.terms().instId()))
                .map(AlgoOrder::view)
                .filter(wanted)
                .toList();
        return Paging.page(views, query, view -> Long.parseLong(view.id()), AlgoView::createTime);
    }
}
