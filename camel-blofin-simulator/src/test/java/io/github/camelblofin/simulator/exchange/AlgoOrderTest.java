package io.github.camelblofin.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.simulator.exchange.model.AlgoState;
import io.github.camelblofin.simulator.exchange.model.AlgoView;
import io.github.camelblofin.simulator.exchange.model.ClosedPositionView;
import io.github.camelblofin.simulator.exchange.model.Leg;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.NewAlgo;
import io.github.camelblofin.simulator.exchange.model.OrderAnswer;
import io.github.camelblofin.simulator.exchange.model.OrderState;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.exchange.model.PriceSource;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TP/SL and trigger orders, and what is left of positions that closed. Alice is long 10 contracts at 20,000. */
class AlgoOrderTest {
    private final Pit pit = new Pit();
    private final List<AlgoView> told = new ArrayList<>();

    @BeforeEach
    void openPosition() {
        pit.exchange.addListener(new ExchangeListener() {
            @Override
            public void onAlgoOrder(String accountId, AlgoView order) {
                told.add(order);
            }
        });
        pit.placed("bob", Pit.sell("20000", "10"));
        pit.placed("alice", Pit.buy("20000", "10"));
    }

    private OrderAnswer place(NewAlgo order) {
        return pit.exchange.algoOrders().place("alice", order);
    }

    private AlgoView algo(OrderAnswer answer, boolean tpsl) {
        return pit.exchange
                .algoOrders()
                .find("alice", tpsl, answer.orderId(), null)
                .orElseThrow();
    }

    /** One trade at this price, so that it becomes the last. */
    private void last(String price) {
        pit.placed("bob", Pit.sell(price, "0.1"));
        pit.placed("carol", Pit.buy(price, "0.1"));
    }

    @Test
    void theTakeProfitClosesTheWholePositionWhenThePriceIsReached() {
        OrderAnswer answer = place(NewAlgo.tpsl(Pit.BTC, Side.SELL, null, "21000", "19000"));
        pit.placed("bob", Pit.buy("20990", "50"));
        assertThat(algo(answer, true).state()).isEqualTo(AlgoState.LIVE);
        last("21000");

        AlgoView fired = algo(answer, true);
        assertThat(fired.state()).isEqualTo(AlgoState.EFFECTIVE);
        assertThat(fired.actualSide()).isEqualTo("tp");
        assertThat(fired.actualSize()).isEqualByComparingTo("10");
        assertThat(pit.exchange.positions("alice", null)).isEmpty();
        assertThat(pit.history("alice").get(0).state()).isEqualTo(OrderState.FILLED);
        assertThat(told).extracting(AlgoView::state).containsExactly(AlgoState.LIVE, AlgoState.EFFECTIVE);
    }

    @Test
    void theStopLossFiresBelowAndItsLimitOrderRests() {
        NewAlgo stop = new NewAlgo(
                Pit.BTC,
                MarginMode.CROSS,
                PositionSide.NET,
                Side.SELL,
                new BigDecimal("4"),
                true,
                "stop1",
                null,
                null,
                null,
                new Leg(new BigDecimal("19500"), new BigDecimal("19490"), PriceSource.MARK));
        OrderAnswer answer = place(stop);
        pit.exchange.movePrice(Pit.BTC, new BigDecimal("19400"));

        assertThat(algo(answer, true).actualSide()).isEqualTo("sl");
        assertThat(pit.open("alice")).singleElement().satisfies(order -> {
            assertThat(order.price()).isEqualByComparingTo("19490");
            assertThat(order.size()).isEqualByComparingTo("4");
            assertThat(order.reduceOnly()).isTrue();
        });
    }

    @Test
    void aTriggerOrderFiresWhenThePriceIsReachedFromEitherSide() {
        OrderAnswer above = place(NewAlgo.trigger(Pit.BTC, Side.BUY, "1", "20500"));
        OrderAnswer below = place(NewAlgo.trigger(Pit.BTC, Side.BUY, "1", "19500"));
        pit.placed("bob", Pit.sell("20600", "50"));
        last("20500");
        assertThat(algo(above, false).state()).isEqualTo(AlgoState.EFFECTIVE);
        assertThat(algo(below, false).state()).isEqualTo(AlgoState.LIVE);
        last("19500");
        assertThat(algo(below, false).state()).isEqualTo(AlgoState.EFFECTIVE);
        assertThat(pit.position("alice").positions()).isEqualByComparingTo("12");
    }

    @Test
    void anOrderThatIsRefusedWhenItFiresIsToldAsFailed() {
        OrderAnswer answer = place(NewAlgo.trigger(Pit.BTC, Side.BUY, "900", "20500"));
        pit.exchange.deposit("alice", new BigDecimal("-99000"));
        pit.placed("bob", Pit.sell("20600", "950"));
        last("20500");

        assertThat(algo(answer, false).state()).isEqualTo(AlgoState.ORDER_FAILED);
    }

    @Test
    void refusalsHaveBloFinsCodes() {
        assertThat(place(NewAlgo.tpsl(Pit.BTC, Side.SELL, null, "19000", null)).code())
                .isEqualTo("102037");
        assertThat(place(NewAlgo.tpsl(Pit.BTC, Side.SELL, null, null, "21000")).code())
                .isEqualTo("102038");
        assertThat(place(NewAlgo.tpsl(Pit.BTC, Side.BUY, "1", "21000", null)).code())
                .isEqualTo("102039");
        assertThat(place(NewAlgo.tpsl(Pit.BTC, Side.BUY, "1", null, "19000")).code())
                .isEqualTo("102040");
        assertThat(place(NewAlgo.tpsl(Pit.BTC, Side.SELL, null, "21000", null)).ok())
                .isTrue();
        assertThat(place(NewAlgo.tpsl(Pit.BTC, Side.SELL, null, null, "19000")).code())
                .isEqualTo("102114");
        assertThat(place(NewAlgo.tpsl("NO-SUCH", Side.SELL, null, "1", null)).code())
                .isEqualTo("152014");
        assertThat(pit.exchange
                        .algoOrders()
                        .place("carol", NewAlgo.tpsl(Pit.BTC, Side.SELL, null, "21000", null))
                        .ok())
                .isFalse();
    }

    @Test
    void cancellingIsToldAndPossibleOnce() {
        OrderAnswer answer = place(NewAlgo.tpsl(Pit.BTC, Side.SELL, "5", "21000", null));
        assertThat(pit.exchange
                        .algoOrders()
                        .cancel("alice", false, answer.orderId(), null)
                        .code())
                .as("a call of the other kind")
                .isEqualTo("102068");
        assertThat(pit.exchange
                        .algoOrders()
                        .cancel("alice", true, answer.orderId(), null)
                        .ok())
                .isTrue();
        assertThat(pit.exchange
                        .algoOrders()
                        .cancel("alice", true, answer.orderId(), null)
                        .code())
                .isEqualTo("102068");
        assertThat(told.get(1).canceledBy()).isEqualTo("user_canceled");
        assertThat(pit.exchange.algoOrders().live("alice", true, PageQuery.newest(10), any -> true))
                .isEmpty();
        assertThat(pit.exchange.algoOrders().history("alice", true, PageQuery.newest(10), any -> true))
                .hasSize(1);
    }

    @Test
    void anOrderForAWholePositionEndsWithIt() {
        OrderAnswer answer = place(NewAlgo.tpsl(Pit.BTC, Side.SELL, null, "21000", "19000"));
        pit.placed("bob", Pit.buy("20000", "10"));
        pit.placed("alice", Pit.sell("20000", "10"));

        assertThat(algo(answer, true).state()).isEqualTo(AlgoState.CANCELED);
        assertThat(algo(answer, true).canceledBy()).isEqualTo("system_canceled");
    }

    @Test
    void aClosedPositionLeavesARowWithWhatItTraded() {
        pit.placed("bob", Pit.buy("20100", "4"));
        pit.placed("alice", Pit.sell("20100", "4"));
        assertThat(closed("alice")).isEmpty();
        pit.now += 1_000;
        pit.placed("bob", Pit.buy("20200", "6"));
        pit.placed("alice", Pit.sell("20200", "6"));

        assertThat(closed("alice")).singleElement().satisfies(row -> {
            assertThat(row.closed()).isEqualByComparingTo("10");
            assertThat(row.most()).isEqualByComparingTo("10");
            assertThat(row.openAveragePrice()).isEqualByComparingTo("20000");
            assertThat(row.closeAveragePrice()).isEqualByComparingTo("20160");
            assertThat(row.realizedPnl()).isEqualByComparingTo("1.6");
            assertThat(row.side()).isEqualTo(Side.BUY);
            assertThat(row.updateTime() - row.createTime()).isEqualTo(1_000);
            assertThat(row.fee()).isEqualByComparingTo(fees("alice"));
        });
    }

    @Test
    void aPositionThatIsTurnedRoundLeavesARowAndTheNewOneStartsAnew() {
        pit.placed("bob", Pit.buy("20100", "15"));
        pit.placed("alice", Pit.sell("20100", "15"));

        assertThat(closed("alice")).singleElement().satisfies(row -> {
            assertThat(row.closed()).isEqualByComparingTo("10");
            assertThat(row.realizedPnl()).isEqualByComparingTo("1");
        });
        pit.placed("bob", Pit.sell("20100", "5"));
        pit.placed("alice", Pit.buy("20100", "5"));
        assertThat(closed("alice")).hasSize(2);
        assertThat(closed("alice").get(0).most()).isEqualByComparingTo("5");
        assertThat(closed("alice").get(0).side()).isEqualTo(Side.SELL);
    }

    private List<ClosedPositionView> closed(String account) {
        return pit.exchange.closedPositions(account, PageQuery.newest(10));
    }

    private BigDecimal fees(String account) {
        return pit.fills(account).stream().map(fill -> fill.fee()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
