package io.github.camelblofin.simulator.exchange;

import static io.github.camelblofin.simulator.exchange.Pit.BTC;
import static io.github.camelblofin.simulator.exchange.Pit.ETH;
import static io.github.camelblofin.simulator.exchange.Pit.buy;
import static io.github.camelblofin.simulator.exchange.Pit.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.simulator.exchange.model.CancelSource;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.OrderState;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.Side;
import io.github.camelblofin.simulator.exchange.model.TradeView;
import org.junit.jupiter.api.Test;

class LimitOrderTest {

    private final Pit pit = new Pit();

    @Test
    void noCounterpartThenOrderRests() {
        OrderView order = pit.placed("alice", buy("19990", "2"));

        assertThat(order.state()).isEqualTo(OrderState.LIVE);
        assertThat(pit.levels(Side.BUY)).containsExactly("19990.0 x 2.0");
        assertThat(pit.open("alice")).extracting(OrderView::orderId).containsExactly(order.orderId());
    }

    @Test
    void equalCounterpartThenBothFilledAtRestingPrice() {
        OrderView maker = pit.placed("alice", sell("19990", "2"));
        OrderView taker = pit.placed("bob", buy("20000", "2"));

        assertThat(pit.order("alice", maker.orderId()).state()).isEqualTo(OrderState.FILLED);
        assertThat(taker.state()).isEqualTo(OrderState.FILLED);
        assertThat(taker.averagePrice()).isEqualByComparingTo("19990");
        assertThat(taker.filledAmount()).isEqualByComparingTo("0.002");
        assertThat(taker.cancelSource()).isEqualTo(CancelSource.NOT_CANCELED);
        assertThat(pit.levels(Side.SELL)).isEmpty();
        assertThat(pit.history("bob")).containsExactly(taker);
    }

    @Test
    void smallerCounterpartThenRestOfTakerRests() {
        pit.placed("alice", sell("20000", "2"));
        OrderView taker = pit.placed("bob", buy("20000", "5"));

        assertThat(taker.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
        assertThat(taker.filledSize()).isEqualByComparingTo("2");
        assertThat(pit.levels(Side.BUY)).containsExactly("20000.0 x 3.0");
        assertThat(pit.levels(Side.SELL)).isEmpty();
    }

    @Test
    void greaterCounterpartThenMakerIsPartlyFilled() {
        OrderView maker = pit.placed("alice", sell("20000", "5"));
        pit.placed("bob", buy("20000", "2"));

        assertThat(pit.order("alice", maker.orderId()).state()).isEqualTo(OrderState.PARTIALLY_FILLED);
        assertThat(pit.levels(Side.SELL)).containsExactly("20000.0 x 3.0");
    }

    @Test
    void severalLevelsThenBestFirstAndAverageOfAll() {
        pit.placed("alice", sell("20010", "1"));
        pit.placed("alice", sell("20000", "1"));
        OrderView taker = pit.placed("bob", buy("20010", "2"));

        assertThat(pit.fills("bob"))
                .extracting(fill -> fill.fillPrice().intValue())
                .containsExactly(20010, 20000);
        assertThat(taker.averagePrice()).isEqualByComparingTo("20005");
    }

    @Test
    void tradeThenPublicTradeShowsTakerSide() {
        pit.placed("alice", buy("20000", "1"));
        pit.placed("bob", sell("20000", "1"));

        TradeView trade = pit.exchange.trades(BTC, 10).get(0);
        assertThat(trade.side()).isEqualTo(Side.SELL);
        assertThat(trade.price()).isEqualByComparingTo("20000");
        assertThat(trade.tradeId()).isEqualTo(pit.fills("alice").get(0).tradeId());
    }

    @Test
    void otherInstrumentThenNoMatch() {
        pit.placed("alice", NewOrder.limit(ETH, Side.SELL, "1000", "1"));

        assertThat(pit.placed("bob", buy("20000", "1")).state()).isEqualTo(OrderState.LIVE);
    }
}
