package io.github.camelblofin.simulator.exchange;

import static io.github.camelblofin.simulator.exchange.Pit.BTC;
import static io.github.camelblofin.simulator.exchange.Pit.buy;
import static io.github.camelblofin.simulator.exchange.Pit.hedge;
import static io.github.camelblofin.simulator.exchange.Pit.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.OrderType;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PositionMode;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private final Pit pit = new Pit();

    private String code(NewOrder order) {
        return pit.place("alice", order).code();
    }

    @Test
    void unknownInstrumentThen152014() {
        assertThat(code(NewOrder.limit("NO-USDT", Side.BUY, "1", "1"))).isEqualTo("152014");
    }

    @Test
    void priceOrSizeAgainstTheStepsThen152002() {
        assertThat(code(buy("20000.2", "1"))).isEqualTo("152002");
        assertThat(code(buy("0", "1"))).isEqualTo("152002");
        assertThat(code(buy("20000", "0.15"))).isEqualTo("152002");
        assertThat(code(buy("20000", "0"))).isEqualTo("152002");
        assertThat(code(buy("20000", "-1"))).isEqualTo("152002");
    }

    @Test
    void missingParameterThen152001() {
        NewOrder noPrice = new NewOrder(
                BTC,
                MarginMode.CROSS,
                PositionSide.NET,
                Side.BUY,
                OrderType.LIMIT,
                null,
                BigDecimal.ONE,
                false,
                null,
                null);
        assertThat(code(noPrice)).isEqualTo("152001");
        assertThat(code(noPrice.as(OrderType.MARKET))).isEqualTo("0");
        assertThat(code(buy("20000", "1").on(null, PositionSide.NET))).isEqualTo("152001");
    }

    @Test
    void priceOutsideTheBandThenCodeOfItsSide() {
        assertThat(code(buy("24000.5", "1"))).isEqualTo("102064");
        assertThat(code(buy("15999.5", "1"))).isEqualTo("102064");
        assertThat(code(sell("24000.5", "1"))).isEqualTo("102065");
        assertThat(code(buy("16000", "1"))).isEqualTo("0");
        assertThat(code(sell("24000", "1"))).isEqualTo("0");
    }

    @Test
    void tooLargeThenCodeOfItsType() {
        assertThat(code(buy("20000", "10000.1"))).isEqualTo("102014");
        assertThat(code(NewOrder.market(BTC, Side.BUY, "1000.1"))).isEqualTo("102015");
    }

    @Test
    void clientOrderIdUsedBeforeThen102002WhileLiveAndAfterwards() {
        OrderView first = pit.placed("alice", buy("19000", "1").withClientOrderId("a1"));
        assertThat(code(buy("19000", "1").withClientOrderId("a1"))).isEqualTo("102002");
        pit.exchange.cancel("alice", null, first.orderId(), null);
        assertThat(code(buy("19000", "1").withClientOrderId("a1"))).isEqualTo("102002");
        assertThat(pit.place("bob", buy("19000", "1").withClientOrderId("a1")).ok())
                .isTrue();
    }

    @Test
    void refusedOrderThenItsClientOrderIdStaysFree() {
        assertThat(code(buy("20000.2", "1").withClientOrderId("a1"))).isEqualTo("152002");
        assertThat(code(buy("20000", "1").withClientOrderId("a1"))).isEqualTo("0");
    }

    @Test
    void absurdMagnitudesThenRefusedAtOnce() {
        assertThat(code(buy("1e999999999", "1"))).isEqualTo("102064");
        assertThat(code(buy("1e-999999999", "1"))).isEqualTo("102064");
        assertThat(code(buy("20000", "1e999999999"))).isEqualTo("102014");
        assertThat(code(buy("20000", "1e-999999999"))).isEqualTo("152002");
    }

    @Test
    void malformedClientOrderIdThen152009() {
        assertThat(code(buy("19000", "1").withClientOrderId("a-1"))).isEqualTo("152009");
        assertThat(code(buy("19000", "1").withClientOrderId("a".repeat(33)))).isEqualTo("152009");
    }

    @Test
    void positionSideAgainstTheModeThen102089() {
        assertThat(code(hedge(buy("19000", "1"), PositionSide.LONG))).isEqualTo("102089");
        pit.exchange.setPositionMode("alice", PositionMode.LONG_SHORT);
        assertThat(code(buy("19000", "1"))).isEqualTo("102089");
        assertThat(code(hedge(buy("19000", "1"), PositionSide.LONG))).isEqualTo("0");
    }

    @Test
    void clientOrderIdThenOrderIsFoundByIt() {
        OrderView order = pit.placed("alice", buy("19000", "1").withClientOrderId("a1"));

        assertThat(pit.exchange.order("alice", null, "a1")).contains(order);
        assertThat(pit.exchange.order("bob", null, "a1")).isEmpty();
        assertThat(pit.exchange.order("bob", order.orderId(), null)).isEmpty();
    }
}
