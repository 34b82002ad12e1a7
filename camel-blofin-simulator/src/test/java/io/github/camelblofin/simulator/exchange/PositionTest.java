package io.github.camelblofin.simulator.exchange;

import static io.github.camelblofin.simulator.exchange.Pit.BTC;
import static io.github.camelblofin.simulator.exchange.Pit.buy;
import static io.github.camelblofin.simulator.exchange.Pit.hedge;
import static io.github.camelblofin.simulator.exchange.Pit.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.simulator.exchange.model.AuditView;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.PositionMode;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.exchange.model.PositionView;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Contract value 0.001: one point is worth 0.001 USDT a contract. */
class PositionTest {

    private final Pit pit = new Pit(Pit.settings().withFees(BigDecimal.ZERO, BigDecimal.ZERO));

    /** Trades between an account and Carol, who always has the other side. */
    private void trade(String account, NewOrder order) {
        pit.placed(
                "carol",
                NewOrder.limit(
                        BTC,
                        order.side().opposite(),
                        order.price().toPlainString(),
                        order.size().toPlainString()));
        pit.placed(account, order);
    }

    @Test
    void twoBuysThenAverageOfBoth() {
        trade("alice", buy("20000", "10"));
        trade("alice", buy("20300", "20"));
        PositionView position = pit.position("alice");

        assertThat(position.positions()).isEqualByComparingTo("30");
        assertThat(position.averagePrice()).isEqualByComparingTo("20200");
        assertThat(position.realizedPnl()).isZero();
    }

    @Test
    void partCloseThenPnlRealizedAndAverageKept() {
        trade("alice", buy("20000", "10"));
        trade("alice", sell("20500", "4"));
        PositionView position = pit.position("alice");

        // 4 contracts x 0.001 BTC x 500 = 2 USDT
        assertThat(position.realizedPnl()).isEqualByComparingTo("2");
        assertThat(pit.balance("alice").balance()).isEqualByComparingTo("100002");
        assertThat(pit.fills("alice").get(0).fillPnl()).isEqualByComparingTo("2");
        assertThat(pit.history("alice").get(0).pnl()).isEqualByComparingTo("2");
        assertThat(position.positions()).isEqualByComparingTo("6");
        assertThat(position.averagePrice()).isEqualByComparingTo("20000");
    }

    @Test
    void unevenAverageThenWholeCloseRealizesExactly() {
        trade("alice", buy("20000", "1"));
        trade("alice", buy("20000.5", "2"));
        trade("alice", sell("20000", "1"));
        trade("alice", sell("20000", "2"));

        // all bought for 60,001 points, sold for 60,000: one point x 0.001
        assertThat(pit.balance("alice").balance()).isEqualByComparingTo("99999.999");
        assertThat(pit.exchange.positions("alice", null)).isEmpty();
    }

    @Test
    void flipInNetModeThenOldPartRealizedAndNewAverage() {
        trade("alice", buy("20000", "5"));
        trade("alice", sell("19000", "8"));
        PositionView position = pit.position("alice");

        // 5 x 0.001 x -1000 = -5 USDT
        assertThat(pit.balance("alice").balance()).isEqualByComparingTo("99995");
        assertThat(position.positions()).isEqualByComparingTo("-3");
        assertThat(position.averagePrice()).isEqualByComparingTo("19000");
        assertThat(position.realizedPnl()).isZero();
    }

    @Test
    void shortAndFallingMarkThenUnrealizedProfit() {
        trade("alice", sell("20000", "10"));
        pit.exchange.movePrice(BTC, new BigDecimal("19000"));
        PositionView position = pit.position("alice");

        assertThat(position.positions()).isEqualByComparingTo("-10");
        // 10 x 0.001 x 1000 = 10 USDT on a margin of 200 / 3
        assertThat(position.unrealizedPnl()).isEqualByComparingTo("10");
        assertThat(position.unrealizedPnlRatio()).isEqualByComparingTo("0.15");
        assertThat(pit.balance("alice").equity()).isEqualByComparingTo("100010");
        assertThat(pit.balance("alice").balance()).isEqualByComparingTo("100000");
    }

    @Test
    void hedgeModeThenLongAndShortBesideEachOther() {
        pit.exchange.setPositionMode("alice", PositionMode.LONG_SHORT);
        trade("alice", hedge(buy("20000", "3"), PositionSide.LONG));
        trade("alice", hedge(sell("20100", "2"), PositionSide.SHORT));

        assertThat(pit.exchange.positions("alice", BTC))
                .extracting(position ->
                        position.positionSide() + " " + position.positions().toPlainString())
                .containsExactly("LONG 3", "SHORT 2");
    }

    @Test
    void hedgeModeThenSellOnLongClosesAndNeverFlips() {
        pit.exchange.setPositionMode("alice", PositionMode.LONG_SHORT);
        trade("alice", hedge(buy("20000", "3"), PositionSide.LONG));
        trade("alice", hedge(sell("20100", "9"), PositionSide.LONG));

        // 3 x 0.001 x 100 = 0.3 USDT
        assertThat(pit.balance("alice").balance()).isEqualByComparingTo("100000.3");
        assertThat(pit.exchange.positions("alice", null)).isEmpty();
        assertThat(pit.place("alice", hedge(sell("20100", "1"), PositionSide.LONG))
                        .code())
                .isEqualTo("102022");
    }

    @Test
    void crossAndIsolatedThenSeparatePositions() {
        trade("alice", buy("20000", "3"));
        trade("alice", buy("20000", "6").on(MarginMode.ISOLATED, PositionSide.NET));

        assertThat(pit.exchange.positions("alice", BTC)).hasSize(2);
        PositionView isolated = pit.exchange.positions("alice", BTC).get(1);
        // 6 x 20 USDT / leverage 3
        assertThat(isolated.margin()).isEqualByComparingTo("40");
        assertThat(isolated.initialMargin()).isNull();
        assertThat(pit.balance("alice").isolatedEquity()).isEqualByComparingTo("40");
    }

    @Test
    void isolatedThenLiquidationPriceLeavesMaintenanceAndClosingFee() {
        Pit fees = new Pit();
        fees.placed("carol", sell("20000", "100"));
        fees.placed("alice", buy("20000", "100").on(MarginMode.ISOLATED, PositionSide.NET));

        // 0.1 BTC: (2000 - 666.67) / (0.1 x (1 - 0.005 - 0.0006))
        assertThat(fees.position("alice").liquidationPrice().doubleValue())
                .isCloseTo(1333.3333333 / (0.1 * 0.9944), org.assertj.core.data.Offset.offset(0.001));
    }

    @Test
    void openPositionsThenMoneyAndContractsAddUp() {
        trade("alice", buy("20000", "3"));
        trade("bob", sell("20100", "7"));
        AuditView audit = pit.exchange.audit();

        assertThat(audit.money()).isEqualByComparingTo(audit.deposited());
        assertThat(audit.openContracts().get(BTC)).isZero();
    }
}
