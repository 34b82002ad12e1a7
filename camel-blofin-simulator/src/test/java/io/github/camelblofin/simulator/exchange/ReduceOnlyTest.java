package io.github.camelblofin.simulator.exchange;

import static io.github.camelblofin.simulator.exchange.Pit.BTC;
import static io.github.camelblofin.simulator.exchange.Pit.buy;
import static io.github.camelblofin.simulator.exchange.Pit.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.simulator.exchange.model.CancelSource;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.OrderState;
import io.github.camelblofin.simulator.exchange.model.OrderType;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.exchange.model.Side;
import org.junit.jupiter.api.Test;

class ReduceOnlyTest {

    private final Pit pit = new Pit();

    /** Alice is long 5 contracts, opened at 20,000 against Bob. */
    private void aliceLongFive() {
        pit.placed("bob", sell("20000", "5"));
        pit.placed("alice", buy("20000", "5"));
    }

    @Test
    void noPositionThen102022() {
        assertThat(pit.place("alice", sell("20000", "1").reducing()).code()).isEqualTo("102022");
    }

    @Test
    void sameDirectionThen102022() {
        aliceLongFive();

        assertThat(pit.place("alice", buy("20000", "1").reducing()).code()).isEqualTo("102022");
    }

    @Test
    void largerThanPositionThenCutToIt() {
        aliceLongFive();
        pit.placed("carol", buy("20000", "9"));
        OrderView order = pit.placed("alice", sell("20000", "9").reducing());

        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(order.size()).isEqualByComparingTo("5");
        assertThat(pit.exchange.positions("alice", null)).isEmpty();
    }

    @Test
    void positionShrinksThenRestingOrderShrinksToo() {
        aliceLongFive();
        OrderView order = pit.placed("alice", sell("20100", "5").reducing());
        pit.placed("carol", buy("20000", "3"));
        pit.placed("alice", sell("20000", "3"));

        assertThat(pit.order("alice", order.orderId()).size()).isEqualByComparingTo("2");
        assertThat(pit.levels(Side.SELL)).containsExactly("20100.0 x 2.0");
    }

    @Test
    void positionClosesThenRestingOrderIsCanceled() {
        aliceLongFive();
        OrderView order = pit.placed("alice", sell("20100", "5").reducing());
        pit.placed("carol", buy("20000", "5"));
        assertThat(pit.exchange
                        .closePosition("alice", BTC, MarginMode.CROSS, PositionSide.NET, "bye")
                        .ok())
                .isTrue();

        assertThat(pit.order("alice", order.orderId()).state()).isEqualTo(OrderState.CANCELED);
        assertThat(pit.order("alice", order.orderId()).cancelSource()).isEqualTo(CancelSource.REDUCE_ONLY);
        assertThat(pit.exchange.order("alice", null, "bye").orElseThrow().state())
                .isEqualTo(OrderState.FILLED);
        assertThat(pit.levels(Side.SELL)).isEmpty();
    }

    @Test
    void twoClosingOrdersInTheBookThenFokCountsThePositionOnce() {
        aliceLongFive();
        pit.placed("alice", sell("20100", "5").reducing());
        pit.placed("alice", sell("20100", "5").reducing());

        assertThat(pit.placed("carol", buy("20100", "6").as(OrderType.FOK)).state())
                .isEqualTo(OrderState.CANCELED);
        assertThat(pit.placed("carol", buy("20100", "5").as(OrderType.FOK)).state())
                .isEqualTo(OrderState.FILLED);
        assertThat(pit.open("alice")).isEmpty();
    }

    @Test
    void restingClosingOrderThenItHoldsPartOfThePosition() {
        aliceLongFive();
        pit.placed("alice", sell("20100", "2").reducing());

        assertThat(pit.position("alice").availablePositions()).isEqualByComparingTo("3");
        assertThat(pit.balance("alice").orderFrozen()).isZero();
    }

    @Test
    void nothingToCloseThenClosePositionIsRefused() {
        assertThat(pit.exchange
                        .closePosition("alice", BTC, MarginMode.CROSS, PositionSide.NET, null)
                        .code())
                .isEqualTo("102022");
    }
}
