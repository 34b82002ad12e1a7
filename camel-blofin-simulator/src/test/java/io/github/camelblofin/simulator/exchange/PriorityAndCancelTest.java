package io.github.camelblofin.simulator.exchange;

import static io.github.camelblofin.simulator.exchange.Pit.BTC;
import static io.github.camelblofin.simulator.exchange.Pit.ETH;
import static io.github.camelblofin.simulator.exchange.Pit.buy;
import static io.github.camelblofin.simulator.exchange.Pit.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.simulator.exchange.model.FillView;
import io.github.camelblofin.simulator.exchange.model.OrderAnswer;
import io.github.camelblofin.simulator.exchange.model.OrderState;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.Side;
import org.junit.jupiter.api.Test;

class PriorityAndCancelTest {

    private final Pit pit = new Pit();

    @Test
    void samePriceThenOlderOrderFirst() {
        OrderView first = pit.placed("alice", sell("20000", "1"));
        OrderView second = pit.placed("bob", sell("20000", "1"));
        pit.placed("carol", buy("20000", "1.5"));

        assertThat(pit.order("alice", first.orderId()).state()).isEqualTo(OrderState.FILLED);
        assertThat(pit.order("bob", second.orderId()).filledSize()).isEqualByComparingTo("0.5");
    }

    @Test
    void betterPriceThenBeforeOlderOrder() {
        OrderView older = pit.placed("alice", sell("20000.5", "1"));
        OrderView better = pit.placed("bob", sell("20000", "1"));
        pit.placed("carol", buy("20000.5", "1"));

        assertThat(pit.order("alice", older.orderId()).state()).isEqualTo(OrderState.LIVE);
        assertThat(pit.order("bob", better.orderId()).state()).isEqualTo(OrderState.FILLED);
    }

    @Test
    void partlyFilledMakerThenKeepsItsPlace() {
        OrderView first = pit.placed("alice", sell("20000", "2"));
        pit.placed("bob", sell("20000", "2"));
        pit.placed("carol", buy("20000", "1"));
        pit.placed("carol", buy("20000", "1"));

        assertThat(pit.order("alice", first.orderId()).state()).isEqualTo(OrderState.FILLED);
        assertThat(pit.fills("bob")).isEmpty();
    }

    @Test
    void middleOrderCanceledThenNextInLineIsServed() {
        pit.placed("alice", sell("20000", "1"));
        OrderView middle = pit.placed("bob", sell("20000", "1"));
        OrderView last = pit.placed("alice", sell("20000", "1"));
        OrderAnswer answer = pit.exchange.cancel("bob", BTC, middle.orderId(), null);
        pit.placed("carol", buy("20000", "2"));

        assertThat(answer.code()).isEqualTo("0");
        assertThat(pit.order("bob", middle.orderId()).state()).isEqualTo(OrderState.CANCELED);
        assertThat(pit.order("alice", last.orderId()).state()).isEqualTo(OrderState.FILLED);
        assertThat(pit.levels(Side.SELL)).isEmpty();
    }

    @Test
    void partlyFilledOrderCanceledThenPartiallyCanceled() {
        OrderView order = pit.placed("alice", sell("20000", "2").withClientOrderId("mine"));
        pit.placed("bob", buy("20000", "1"));

        assertThat(pit.exchange.cancel("alice", null, null, "mine").orderId()).isEqualTo(order.orderId());
        assertThat(pit.order("alice", order.orderId()).state()).isEqualTo(OrderState.PARTIALLY_CANCELED);
        assertThat(pit.balance("alice").orderFrozen()).isZero();
    }

    @Test
    void finishedUnknownForeignOrMisnamedOrderThenCancelFails() {
        OrderView done = pit.placed("alice", sell("20000", "1"));
        OrderView open = pit.placed("alice", sell("20010", "1"));
        pit.placed("bob", buy("20000", "1"));

        assertThat(pit.exchange.cancel("alice", BTC, done.orderId(), null).code())
                .isEqualTo("102068");
        assertThat(pit.exchange.cancel("alice", BTC, "12", null).code()).isEqualTo("102068");
        assertThat(pit.exchange.cancel("alice", BTC, "no number", null).code()).isEqualTo("102068");
        assertThat(pit.exchange.cancel("bob", BTC, open.orderId(), null).code()).isEqualTo("102068");
        assertThat(pit.exchange.cancel("alice", ETH, open.orderId(), null).code())
                .isEqualTo("102068");
        assertThat(pit.exchange.cancel("alice", null, null, null).code()).isEqualTo("102068");
    }

    @Test
    void tradeThenFillsEqualOnBothSides() {
        pit.placed("alice", sell("20000", "2"));
        pit.placed("bob", buy("20000", "1.5"));
        FillView maker = pit.fills("alice").get(0);
        FillView taker = pit.fills("bob").get(0);

        assertThat(maker.tradeId()).isEqualTo(taker.tradeId());
        assertThat(maker.fillSize()).isEqualByComparingTo(taker.fillSize());
        assertThat(maker.maker()).isTrue();
        assertThat(taker.maker()).isFalse();
    }
}
