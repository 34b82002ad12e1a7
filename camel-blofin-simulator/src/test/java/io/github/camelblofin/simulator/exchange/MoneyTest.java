package io.github.camelblofin.simulator.exchange;

import static io.github.camelblofin.simulator.exchange.Pit.BTC;
import static io.github.camelblofin.simulator.exchange.Pit.buy;
import static io.github.camelblofin.simulator.exchange.Pit.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.simulator.exchange.model.BalanceView;
import io.github.camelblofin.simulator.exchange.model.LeverageView;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.PositionMode;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {

    private final Pit pit = new Pit();

    @Test
    void tradeThenMakerAndTakerPayTheirFees() {
        pit.placed("alice", sell("20000", "10"));
        pit.placed("bob", buy("20000", "10"));

        // notional 200 USDT: 0.02 % and 0.06 %
        assertThat(pit.fills("alice").get(0).fee()).isEqualByComparingTo("0.04");
        assertThat(pit.fills("bob").get(0).fee()).isEqualByComparingTo("0.12");
        assertThat(pit.balance("alice").balance()).isEqualByComparingTo("99999.96");
        assertThat(pit.balance("bob").balance()).isEqualByComparingTo("99999.88");
        assertThat(pit.exchange.audit().fees()).isEqualByComparingTo("0.16");
    }

    @Test
    void restingOrderThenItsMarginIsFrozen() {
        pit.placed("alice", buy("18000", "10"));
        BalanceView balance = pit.balance("alice");

        // 10 x 0.001 x 18000 / 3
        assertThat(balance.orderFrozen()).isEqualByComparingTo("60");
        assertThat(balance.available()).isEqualByComparingTo("99940");
        assertThat(balance.equity()).isEqualByComparingTo("100000");
    }

    @Test
    void orderAgainstPositionThenOnlyTheOpeningPartIsFrozen() {
        pit.placed("bob", sell("20000", "10"));
        pit.placed("alice", buy("20000", "10"));
        pit.placed("alice", sell("21000", "6"));
        assertThat(pit.balance("alice").orderFrozen()).isZero();
        pit.placed("alice", sell("21000", "10"));

        // 6 + 10 sold against 10 held: 6 open, 6 x 21 / 3
        assertThat(pit.balance("alice").orderFrozen()).isEqualByComparingTo("42");
    }

    @Test
    void positionThenInitialMarginAtMarkPriceIsFrozen() {
        pit.placed("bob", sell("20000", "10"));
        pit.placed("alice", buy("20000", "10"));
        pit.exchange.movePrice(BTC, new BigDecimal("21000"));

        assertThat(pit.position("alice").initialMargin()).isEqualByComparingTo("70");
        assertThat(pit.balance("alice").frozen()).isEqualByComparingTo("70");
        // 100000 - 0.12 fee + 10 profit - 70
        assertThat(pit.balance("alice").available()).isEqualByComparingTo("99939.88");
    }

    @Test
    void walletTooSmallThen103003() {
        pit.exchange.createAccount("poor", new BigDecimal("100"));

        // 100 USDT at leverage 3 carry less than 300 USDT of notional: 15 contracts and the fee do not fit
        assertThat(pit.place("poor", buy("20000", "15")).code()).isEqualTo("103003");
        assertThat(pit.place("poor", buy("20000", "14.9")).code()).isEqualTo("0");
        assertThat(pit.place("poor", buy("20000", "1")).code()).isEqualTo("103003");
    }

    @Test
    void marketOrderTooLargeForWalletThen103003() {
        pit.exchange.createAccount("poor", new BigDecimal("100"));
        pit.placed("bob", sell("20000", "100"));

        assertThat(pit.place("poor", NewOrder.market(BTC, Side.BUY, "15")).code())
                .isEqualTo("103003");
        assertThat(pit.place("poor", NewOrder.market(BTC, Side.BUY, "14.8")).code())
                .isEqualTo("0");
    }

    @Test
    void emptyWalletThenClosingIsStillAllowed() {
        pit.exchange.createAccount("poor", new BigDecimal("100"));
        pit.placed("bob", sell("20000", "14.8"));
        pit.placed("poor", NewOrder.market(BTC, Side.BUY, "14.8"));
        pit.exchange.movePrice(BTC, new BigDecimal("17000"));
        pit.placed("bob", buy("17000", "14.8"));

        assertThat(pit.balance("poor").available()).isZero();
        assertThat(pit.place("poor", buy("17000", "0.1")).code()).isEqualTo("103003");
        assertThat(pit.place("poor", sell("17000", "14.8")).code()).isEqualTo("0");
    }

    @Test
    void higherLeverageThenLessMargin() {
        assertThat(pit.exchange
                        .setLeverage("alice", BTC, MarginMode.CROSS, null, 50)
                        .ok())
                .isTrue();
        pit.placed("alice", buy("20000", "10"));

        assertThat(pit.balance("alice").orderFrozen()).isEqualByComparingTo("4");
    }

    @Test
    void leverageOutOfRangeBlockedOrUncarriedThenRefused() {
        assertThat(pit.exchange
                        .setLeverage("alice", BTC, MarginMode.CROSS, null, 101)
                        .code())
                .isEqualTo("152002");
        assertThat(pit.exchange
                        .setLeverage("alice", "NO", MarginMode.CROSS, null, 1)
                        .code())
                .isEqualTo("152014");
        pit.placed("alice", buy("20000", "1"));
        assertThat(pit.exchange
                        .setLeverage("alice", BTC, MarginMode.CROSS, null, 5)
                        .code())
                .isEqualTo("110006");
        pit.exchange.createAccount("poor", new BigDecimal("100"));
        pit.placed("poor", sell("20000", "14"));
        pit.placed("bob", buy("20000", "13"));
        pit.placed("bob", buy("20000", "1"));
        assertThat(pit.exchange
                        .setLeverage("poor", BTC, MarginMode.CROSS, null, 1)
                        .code())
                .isEqualTo("103003");
        assertThat(pit.exchange.leverage("poor", BTC, MarginMode.CROSS))
                .containsExactly(new LeverageView(BTC, MarginMode.CROSS, PositionSide.NET, 3));
    }

    @Test
    void isolatedHedgeThenLeverageOfEachSide() {
        pit.exchange.setPositionMode("alice", PositionMode.LONG_SHORT);
        pit.exchange.setLeverage("alice", BTC, MarginMode.ISOLATED, PositionSide.LONG, 20);

        assertThat(pit.exchange.leverage("alice", BTC, MarginMode.ISOLATED))
                .extracting(LeverageView::leverage)
                .containsExactly(20, 3);
    }

    @Test
    void openOrderThenModesCannotChange() {
        pit.placed("alice", buy("19000", "1"));

        assertThat(pit.exchange
                        .setPositionMode("alice", PositionMode.LONG_SHORT)
                        .code())
                .isEqualTo("110019");
        assertThat(pit.exchange.setMarginMode("alice", MarginMode.ISOLATED).code())
                .isEqualTo("110019");
        assertThat(pit.exchange.setPositionMode("alice", PositionMode.NET).ok()).isTrue();
    }

    @Test
    void depositAndWithdrawalThenBalanceMovesWithinWhatIsFree() {
        assertThat(pit.exchange.deposit("alice", new BigDecimal("5")).ok()).isTrue();
        assertThat(pit.exchange.deposit("alice", new BigDecimal("-100006")).code())
                .isEqualTo("150004");
        assertThat(pit.balance("alice").balance()).isEqualByComparingTo("100005");
    }
}
