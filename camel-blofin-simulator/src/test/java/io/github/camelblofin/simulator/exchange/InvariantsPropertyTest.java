package io.github.camelblofin.simulator.exchange;

import static io.github.camelblofin.simulator.exchange.Pit.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.simulator.exchange.model.AuditView;
import io.github.camelblofin.simulator.exchange.model.BookView;
import io.github.camelblofin.simulator.exchange.model.FillView;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.OrderType;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PositionMode;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.exchange.model.PositionView;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever accounts do, in whatever order, the exchange's books add up. */
class InvariantsPropertyTest {

    private static final List<String> ACCOUNTS = List.of("alice", "bob", "carol");

    /** One thing an account or the world does; which fields count depends on the kind. */
    record Action(int kind, int account, boolean buy, int price, int size, OrderType type, int flags) {}

    @Provide
    Arbitrary<List<Action>> actions() {
        Arbitrary<Action> action = Combinators.combine(
                        Arbitraries.integers().between(0, 19),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(-12, 12),
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.of(OrderType.class),
                        Arbitraries.integers().between(0, 7))
                .as(Action::new);
        return action.list().ofMinSize(20).ofMaxSize(150);
    }

    @Property(tries = 150)
    void anyActionsThenBooksAddUp(@ForAll("actions") List<Action> actions) {
        Pit pit = new Pit();
        pit.exchange.setPositionMode("carol", PositionMode.LONG_SHORT);
        Fills fills = new Fills();
        pit.exchange.addListener(fills);
        for (Action action : actions) {
            act(pit, action);
            check(pit, fills);
        }
    }

    @Property(tries = 15)
    void anyActionsInALiveMarketThenBooksAddUp(@ForAll("actions") List<Action> actions) {
        Pit pit = new Pit(Pit.settings().withActivity(2));
        pit.exchange.setPositionMode("carol", PositionMode.LONG_SHORT);
        pit.exchange.step();
        for (Action action : actions) {
            act(pit, action);
            pit.now += 50;
            pit.exchange.step();
            check(pit, new Fills());
        }
    }

    private static void act(Pit pit, Action action) {
        String account = ACCOUNTS.get(action.account);
        switch (action.kind) {
            case 0, 1, 2 -> cancelOne(pit, account, action.size);
            case 3 -> pit.exchange.movePrice(BTC, new BigDecimal(20_000 + action.price * 50));
            case 4 -> pit.exchange.closePosition(account, BTC, MarginMode.CROSS, side(account, action.flags), null);
            case 5 -> pit.exchange.setLeverage(account, BTC, MarginMode.CROSS, null, 1 + action.size);
            default -> pit.place(account, order(account, action));
        }
    }

    private static NewOrder order(String account, Action action) {
        Side side = action.buy ? Side.BUY : Side.SELL;
        BigDecimal price = new BigDecimal(20_000 + action.price).add(new BigDecimal("0.5"));
        MarginMode mode = (action.flags & 2) == 0 ? MarginMode.CROSS : MarginMode.ISOLATED;
        return new NewOrder(
                BTC,
                mode,
                side(account, action.flags),
                side,
                action.type,
                price,
                new BigDecimal(action.size).movePointLeft(1),
                (action.flags & 4) != 0,
                null,
                null);
    }

    private static PositionSide side(String account, int flags) {
        if (!account.equals("carol")) {
            return PositionSide.NET;
        }
        return (flags & 1) == 0 ? PositionSide.LONG : PositionSide.SHORT;
    }

    private static void cancelOne(Pit pit, String account, int which) {
        List<OrderView> open = pit.open(account);
        if (!open.isEmpty()) {
            pit.exchange.cancel(account, null, open.get(which % open.size()).orderId(), null);
        }
    }

    private static void check(Pit pit, Fills fills) {
        BookView book = pit.exchange.book(BTC, 1);
        if (!book.asks().isEmpty() && !book.bids().isEmpty()) {
            assertThat(book.bids().get(0).price()).isLessThan(book.asks().get(0).price());
        }
        AuditView audit = pit.exchange.audit();
        assertThat(audit.money()).isEqualByComparingTo(audit.deposited());
        assertThat(audit.openContracts().values()).allMatch(sum -> sum.signum() == 0);
        assertThat(fills.unpaired()).isEmpty();
        for (String account : ACCOUNTS) {
            assertThat(pit.balance(account).orderFrozen().signum()).isNotNegative();
            assertThat(pit.balance(account).frozen())
                    .isGreaterThanOrEqualTo(pit.balance(account).orderFrozen());
            pit.open(account).forEach(order -> assertThat(order.filledSize()).isLessThan(order.size()));
            pit.exchange.positions(account, null).forEach(InvariantsPropertyTest::closable);
        }
    }

    private static void closable(PositionView position) {
        assertThat(position.availablePositions().abs())
                .isLessThanOrEqualTo(position.positions().abs());
        if (position.positionSide() != PositionSide.NET) {
            assertThat(position.positions()).isPositive();
        }
    }

    /** Signed sizes by trade: a buyer's and a seller's fill cancel out. */
    private static final class Fills implements ExchangeListener {
        private final Map<String, List<FillView>> byTrade = new HashMap<>();

        @Override
        public void onFill(String accountId, FillView fill) {
            byTrade.computeIfAbsent(fill.tradeId(), id -> new ArrayList<>()).add(fill);
        }

        List<List<FillView>> unpaired() {
            return byTrade.values().stream().filter(pair -> !paired(pair)).toList();
        }

        private static boolean paired(List<FillView> pair) {
            return pair.size() == 2
                    && pair.get(0).side() != pair.get(1).side()
                    && pair.get(0).maker() != pair.get(1).maker()
                    && pair.get(0).fillSize().compareTo(pair.get(1).fillSize()) == 0
                    && pair.get(0).fillPrice().compareTo(pair.get(1).fillPrice()) == 0;
        }
    }
}
