package io.github.camelblofin.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.Instrument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which way prices and sizes go. The tick is 0.5, the lot 7 from 10 to 100. */
class RoundingTest {
    private static final Instrument ODD = BlofinJson.fromMap(
            Map.of(
                    "instId", "ODD-USDT",
                    "instType", "SWAP",
                    "tickSize", "0.5",
                    "lotSize", "7",
                    "minSize", "10",
                    "maxLimitSize", "100",
                    "maxMarketSize", "100"),
            Instrument.class);

    private static InstrumentRules.Checked check(Rounding rounding, Operation operation, Object... pairs) {
        return InstrumentRules.check(Maps.of(pairs), SteppedFields.of(operation.requestType()), ODD, true, rounding);
    }

    @ParameterizedTest
    @CsvSource({
        "buy,price,10.3,down,10",
        "sell,price,10.3,down,10.5",
        "buy,price,10.3,nearest,10.5",
        "buy,price,10.25,nearest,10",
        "sell,price,10.25,nearest,10.5",
        // Of a long position: profit sooner, loss sooner, but never at a worse price.
        "buy,tpTriggerPrice,10.3,down,10",
        "buy,tpOrderPrice,10.3,down,10.5",
        "buy,slTriggerPrice,10.3,down,10.5",
        "buy,slOrderPrice,10.3,down,10.5",
        // Of a short one.
        "sell,tpTriggerPrice,10.3,down,10.5",
        "sell,tpOrderPrice,10.3,down,10",
        "sell,slTriggerPrice,10.3,down,10",
        "sell,slOrderPrice,10.3,down,10"
    })
    void pricesGoWhereTheyDoNotHurt(String side, String field, String asked, Rounding rounding, String sent) {
        InstrumentRules.Checked checked =
                check(rounding, Operation.TRADE_ORDER, "side", side, "orderType", "limit", field, asked);

        assertThat(checked.faults()).isEmpty();
        assertThat(checked.rounded()).isEqualTo(Map.of(field, sent));
        assertThat(checked.request()).containsEntry(field, sent);
    }

    @ParameterizedTest
    @CsvSource({
        "sell,slTriggerPrice,10.3,10.5",
        "sell,tpTriggerPrice,10.3,10",
        "buy,slTriggerPrice,10.3,10",
        "buy,slOrderPrice,10.3,10"
    })
    void aTpslOrderNamesItsOwnSide(String side, String field, String asked, String sent) {
        assertThat(check(Rounding.down, Operation.TRADE_ORDER_TPSL, "side", side, field, asked)
                        .rounded())
                .isEqualTo(Map.of(field, sent));
    }

    @ParameterizedTest
    @CsvSource({
        "15,down,14",
        "20.9,down,14",
        "20.9,nearest,21",
        "17.5,nearest,14",
        "17.6,nearest,21",
        // 7 is below the least, 105 above the most.
        "10,nearest,14",
        "12,nearest,14",
        "100,nearest,98",
        "99,down,98"
    })
    void sizesGoDownOrToTheNearestThatFits(String asked, Rounding rounding, String sent) {
        assertThat(check(rounding, Operation.TRADE_ORDER, "size", asked).rounded())
                .isEqualTo(Map.of("size", sent));
    }

    @ParameterizedTest
    @CsvSource({"9.9,nearest", "0.1,nearest", "100.1,down", "13,down", "15,reject"})
    void limitsAreNeverRepaired(String asked, Rounding rounding) {
        InstrumentRules.Checked checked = check(rounding, Operation.TRADE_ORDER, "size", asked);

        assertThat(checked.faults()).singleElement().asString().startsWith("size is " + asked);
        assertThat(checked.rounded()).isEmpty();
    }

    @Test
    void whereTheSafeWayIsNotToldDownRefuses() {
        assertThat(check(Rounding.down, Operation.TRADE_AMEND_ORDER, "newPrice", "10.3")
                        .faults())
                .hasSize(1);
        assertThat(check(Rounding.down, Operation.TRADE_ORDER_ALGO, "side", "buy", "triggerPrice", "10.3")
                        .faults())
                .hasSize(1);
        assertThat(check(Rounding.nearest, Operation.TRADE_AMEND_ORDER, "newPrice", "10.3")
                        .rounded())
                .isEqualTo(Map.of("newPrice", "10.5"));
        assertThat(check(Rounding.nearest, Operation.TRADE_AMEND_ORDER, "newPrice", "0.3")
                        .faults())
                .as("a price below the first step would grow by a half")
                .hasSize(1);
    }

    @Test
    void attachedOrdersAreRoundedWhereTheyStand() {
        Map<String, Object> attached = new LinkedHashMap<>(Map.of("slTriggerPrice", "9.1", "slOrderPrice", "-1"));

        InstrumentRules.Checked checked = check(
                Rounding.down,
                Operation.TRADE_ORDER_ALGO,
                "side",
                "buy",
                "orderType",
                "trigger",
                "attachAlgoOrders",
                List.of(attached));

        assertThat(checked.rounded()).isEqualTo(Map.of("attachAlgoOrders[0].slTriggerPrice", "9.5"));
        assertThat(checked.request().get("attachAlgoOrders"))
                .isEqualTo(List.of(Map.of("slTriggerPrice", "9.5", "slOrderPrice", "-1")));
        assertThat(attached).as("what the caller gave").containsEntry("slTriggerPrice", "9.1");
    }
}
