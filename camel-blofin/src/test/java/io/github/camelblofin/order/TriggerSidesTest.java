package io.github.camelblofin.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Take-profits and stop-losses on the wrong side, and those of which nobody can say. */
class TriggerSidesTest {
    private static List<String> order(String side, Object... more) {
        Map<String, Object> order = Maps.of("side", side, "orderType", "limit", "price", "100");
        order.putAll(Maps.of(more));
        return TriggerSides.faults(order);
    }

    @ParameterizedTest
    @CsvSource({
        "buy,tpTriggerPrice,99.9,false",
        "buy,tpTriggerPrice,100,true",
        "buy,tpTriggerPrice,120,true",
        "buy,slTriggerPrice,100.1,false",
        "buy,slTriggerPrice,80,true",
        "sell,tpTriggerPrice,100.1,false",
        "sell,tpTriggerPrice,80,true",
        "sell,slTriggerPrice,99.9,false",
        "sell,slTriggerPrice,120,true"
    })
    void aTriggerIsOnItsSideOfTheOrdersPrice(String side, String field, String trigger, boolean fits) {
        assertThat(order(side, field, trigger).isEmpty()).isEqualTo(fits);
    }

    @Test
    void theMessageSaysWhatIsWrong() {
        assertThat(order("buy", "tpTriggerPrice", "90.50", "slTriggerPrice", "95"))
                .containsExactly(
                        "tpTriggerPrice is 90.5 and slTriggerPrice 95: the take-profit of a long position is above its"
                                + " stop-loss",
                        "tpTriggerPrice is 90.5, below the order's price 100");
    }

    @Test
    void attachedToTriggerOrdersTheyAreComparedWithEachOtherOnly() {
        Map<String, Object> wrong = Map.of("tpTriggerPrice", "90", "slTriggerPrice", "95");
        Map<String, Object> right = Map.of("tpTriggerPrice", "10", "slTriggerPrice", "5");

        assertThat(TriggerSides.faults(Maps.of(
                        "side",
                        "buy",
                        "orderType",
                        "trigger",
                        "orderPrice",
                        "100",
                        "attachAlgoOrders",
                        List.of(right, wrong))))
                .singleElement()
                .asString()
                .startsWith("attachAlgoOrders[1].tpTriggerPrice is 90");
    }

    @Test
    void whatOnlyClosesIsComparedWhereItsPositionIsTold() {
        Object[] upsideDown = {"tpTriggerPrice", "90", "slTriggerPrice", "95"};

        assertThat(tpsl("sell", "positionSide", "long", upsideDown)).hasSize(1);
        assertThat(tpsl("sell", "reduceOnly", "true", upsideDown)).hasSize(1);
        assertThat(tpsl("sell", "size", "-1", upsideDown)).hasSize(1);
        assertThat(tpsl("buy", "size", "-1", upsideDown)).isEmpty();
        assertThat(tpsl("sell", "size", "5", upsideDown))
                .as("may open a short position")
                .isEmpty();
        assertThat(tpsl("sell", "positionSide", "short", upsideDown))
                .as("contradicts itself")
                .isEmpty();
        assertThat(TriggerSides.faults(
                        Maps.of("positionSide", "short", "tpTriggerPrice", "99", "slTriggerPrice", "95")))
                .hasSize(1);
        assertThat(TriggerSides.faults(Maps.of("positionSide", "net", "tpTriggerPrice", "90", "slTriggerPrice", "95")))
                .isEmpty();
    }

    private static List<String> tpsl(String side, String name, String value, Object... more) {
        Map<String, Object> order = Maps.of("side", side, name, value);
        order.putAll(Maps.of(more));
        return TriggerSides.faults(order);
    }

    @Test
    void closingOrdersAndOrdersAtMarketAreLeftToBlofin() {
        assertThat(order("buy", "reduceOnly", "true", "tpTriggerPrice", "1")).isEmpty();
        assertThat(order("sell", "positionSide", "long", "slTriggerPrice", "1")).isEmpty();
        assertThat(order("buy", "orderType", "market", "tpTriggerPrice", "1")).isEmpty();
        assertThat(order("buy", "tpTriggerPrice", "high")).isEmpty();
    }
}
