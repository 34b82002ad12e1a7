package io.github.camelblofin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests of orders, and orders. */
class OrdersTest {
    private static final PlaceOrder LIMIT =
            PlaceOrder.limit("DOGE-USDT", Side.BUY, new BigDecimal("0.25"), new BigDecimal("3"));

    @Test
    void limitOrderIsWrittenInBlofinsForm() {
        assertThat(BlofinJson.toText(LIMIT))
                .isEqualTo(
                        "{\"instId\":\"DOGE-USDT\",\"marginMode\":\"cross\",\"positionSide\":\"net\",\"side\":\"buy\","
                                + "\"orderType\":\"limit\",\"price\":\"0.25\",\"size\":\"3\"}");
    }

    @Test
    void marketOrderHasNoPrice() {
        assertThat(BlofinJson.toText(PlaceOrder.market("DOGE-USDT", Side.SELL, new BigDecimal("1E+1"))))
                .isEqualTo(
                        "{\"instId\":\"DOGE-USDT\",\"marginMode\":\"cross\",\"positionSide\":\"net\",\"side\":\"sell\","
                                + "\"orderType\":\"market\",\"size\":\"10\"}");
    }

    @Test
    void everyVariationChangesItsFieldsOnly() {
        PlaceOrder varied = LIMIT.withClientOrderId("c1")
                .withOrderType(OrderType.POST_ONLY)
                .withReduceOnly(true)
                .withMarginMode(MarginMode.ISOLATED)
                .withPositionSide(PositionSide.LONG)
                .withTakeProfit(new BigDecimal("0.30"))
                .withStopLoss(new BigDecimal("1E-3"));

        assertThat(BlofinJson.toText(varied))
                .isEqualTo(
                        "{\"instId\":\"DOGE-USDT\",\"marginMode\":\"isolated\",\"positionSide\":\"long\",\"side\":\"buy\","
                                + "\"orderType\":\"post_only\",\"price\":\"0.25\",\"size\":\"3\",\"reduceOnly\":\"true\","
                                + "\"clientOrderId\":\"c1\",\"tpTriggerPrice\":\"0.30\",\"tpOrderPrice\":\"-1\","
                                + "\"slTriggerPrice\":\"0.001\",\"slOrderPrice\":\"-1\"}");
        assertThat(LIMIT.clientOrderId()).isNull();
        assertThat(varied.extra()).isEmpty();
    }

    @Test
    void variationsKeepFurtherFields() {
        PlaceOrder extended = BlofinJson.fromMap(Map.of("instId", "A-USDT", "newThing", "7"), PlaceOrder.class);

        assertThat(extended.withReduceOnly(false).extra()).containsExactly(Map.entry("newThing", "7"));
    }

    @Test
    void furtherFieldsCannotBeChangedFromOutside() {
        Map<String, Object> mine = new HashMap<>(Map.of("a", 1));
        CancelOrder cancel = new CancelOrder("A-USDT", "1", null, mine);
        mine.put("b", 2);

        assertThat(cancel.extra()).containsOnlyKeys("a");
        assertThatThrownBy(() -> cancel.extra().put("c", 3)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void cancelNamesTheOrderByOneOfItsIds() {
        assertThat(BlofinJson.toText(CancelOrder.byOrderId("A-USDT", "77")))
                .isEqualTo("{\"instId\":\"A-USDT\",\"orderId\":\"77\"}");
        assertThat(BlofinJson.toText(CancelOrder.byClientOrderId("A-USDT", "c1")))
                .isEqualTo("{\"instId\":\"A-USDT\",\"clientOrderId\":\"c1\"}");
    }

    @Test
    void filledAmountHasTwoNames() throws Exception {
        Order rest = BlofinJson.reader(Order.class).readValue("{\"filled_amount\":\"0.5\"}");
        Order pushed = BlofinJson.reader(Order.class).readValue("{\"filledAmount\":\"0.5\"}");

        assertThat(rest).isEqualTo(pushed);
        assertThat(rest.filledAmount()).isEqualByComparingTo("0.5");
        assertThat(rest.extra()).isEmpty();
    }

    @Test
    void valuesThatNobodyDocumentedAreKept() throws Exception {
        Order order = BlofinJson.reader(Order.class)
                .readValue(
                        "{\"orderCategory\":\"pre_tp_sl\",\"cancelSource\":\"not_canceled\",\"positionSide\":\"NET\","
                                + "\"state\":\"resting\"}");

        assertThat(order.orderCategory().value()).isEqualTo("pre_tp_sl");
        assertThat(order.positionSide()).hasToString("NET");
        assertThat(order.state().open()).isFalse();
    }

    @Test
    void remainingSizeIsWhatIsNotFilled() throws Exception {
        Order order = BlofinJson.reader(Order.class).readValue("{\"size\":\"3\",\"filledSize\":\"0.5\"}");

        assertThat(order.remainingSize()).isEqualByComparingTo("2.5");
        assertThat(((Order) BlofinJson.reader(Order.class).readValue("{\"size\":\"3\"}")).remainingSize())
                .isEqualByComparingTo("3");
        assertThat(((Order) BlofinJson.reader(Order.class).readValue("{}")).remainingSize())
                .isNull();
    }

    @Test
    void acknowledgementIsGoodWithoutACode() {
        assertThat(new OrderAck("1", null, null, null, null).accepted()).isTrue();
        assertThat(new OrderAck("1", null, "0", null, null).accepted()).isTrue();
        assertThat(new OrderAck(null, null, "103003", "no", null).accepted()).isFalse();
    }

    @Test
    void termsAreEqualByTheirTextAndNeverEmpty() {
        assertThat(new Side("buy")).isEqualTo(Side.BUY).hasToString("buy");
        assertThat(Side.BUY.opposite()).isEqualTo(Side.SELL);
        assertThatThrownBy(() -> new Side(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Side(null)).isInstanceOf(IllegalArgumentException.class);
    }
}
