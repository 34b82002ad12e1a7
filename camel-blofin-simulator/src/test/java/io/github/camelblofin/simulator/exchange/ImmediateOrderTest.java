package io.github.camelblofin.simulator.exchange;

import static io.github.camelblofin.simulator.exchange.Pit.BTC;
import static io.github.camelblofin.simulator.exchange.Pit.buy;
import static io.github.camelblofin.simulator.exchange.Pit.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.simulator.exchange.model.CancelSource;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.OrderState;
import io.github.camelblofin.simulator.exchange.model.OrderType;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ImmediateOrderTest {

    private final Pit pit = new Pit();

    @Test
    void marketOrderThenTakesSeveralLevels() {
        pit.placed("alice", sell("20000", "1"));
        pit.placed("alice", sell("20001", "1"));
        OrderView order = pit.placed("bob", NewOrder.market(BTC, Side.BUY, "1.5"));

        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(order.price()).isZero();
        assertThat(pit.levels(Side.SELL)).containsExactly("20001.0 x 0.5");
    }

    @Test
    void marketOrderOnEmptyBookThenCanceled() {
        OrderView order = pit.placed("bob", NewOrder.market(BTC, Side.BUY, "1"));

        assertThat(order.state()).isEqualTo(OrderState.CANCELED);
        assertThat(order.cancelSource()).isEqualTo(CancelSource.NO_LIQUIDITY);
    }

    @Test
    void marketOrderThenDoesNotTradeOutsideTheBand() {
        pit.placed("alice", sell("23500", "1"));
        pit.exchange.movePrice(BTC, new BigDecimal("18000"));
        OrderView order = pit.placed("bob", NewOrder.market(BTC, Side.BUY, "1"));

        assertThat(order.state()).isEqualTo(OrderState.CANCELED);
        assertThat(pit.levels(Side.SELL)).hasSize(1);
    }

    @Test
    void marketOrderLargerThanBookThenPartiallyCanceled() {
        pit.placed("alice", sell("20000", "1"));
        OrderView order = pit.placed("bob", NewOrder.market(BTC, Side.BUY, "3"));

        assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_CANCELED);
        assertThat(order.filledSize()).isEqualByComparingTo("1");
    }

    @Test
    void iocThenRestIsCanceled() {
        pit.placed("alice", sell("20000", "1"));
        pit.placed("alice", sell("20010", "1"));
        OrderView order = pit.placed("bob", buy("20005", "3").as(OrderType.IOC));

        assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_CANCELED);
        assertThat(order.filledSize()).isEqualByComparingTo("1");
        assertThat(pit.levels(Side.BUY)).isEmpty();
    }

    @Test
    void iocWithoutCounterpartThenCanceled() {
        assertThat(pit.placed("bob", buy("20005", "3").as(OrderType.IOC)).state())
                .isEqualTo(OrderState.CANCELED);
    }

    @Test
    void fokWithEnoughThenFilled() {
        pit.placed("alice", sell("20000", "1"));
        pit.placed("alice", sell("20010", "1"));

        assertThat(pit.placed("bob", buy("20010", "2").as(OrderType.FOK)).state())
                .isEqualTo(OrderState.FILLED);
    }

    @Test
    void fokWithTooLittleInReachThenNothingTrades() {
        pit.placed("alice", sell("20000", "1"));
        pit.placed("alice", sell("20010", "1"));
        OrderView order = pit.placed("bob", buy("20009.5", "2").as(OrderType.FOK));

        assertThat(order.state()).isEqualTo(OrderState.CANCELED);
        assertThat(order.cancelSource()).isEqualTo(CancelSource.FOK);
        assertThat(pit.fills("bob")).isEmpty();
        assertThat(pit.levels(Side.SELL)).containsExactly("20000.0 x 1.0", "20010.0 x 1.0");
    }

    @Test
    void postOnlyThatCrossesThenCanceled() {
        pit.placed("alice", sell("20000", "1"));
        OrderView order = pit.placed("bob", buy("20000", "1").as(OrderType.POST_ONLY));

        assertThat(order.state()).isEqualTo(OrderState.CANCELED);
        assertThat(order.cancelSource()).isEqualTo(CancelSource.POST_ONLY);
        assertThat(pit.exchange.trades(BTC, 1)).isEmpty();
    }

    @Test
    void postOnlyThatDoesNotCrossThenRests() {
        pit.placed("alice", sell("20000", "1"));

        assertThat(pit.placed("bob", buy("19999.5", "1").as(OrderType.POST_ONLY))
                        .state())
                .isEqualTo(OrderState.LIVE);
    }
}
