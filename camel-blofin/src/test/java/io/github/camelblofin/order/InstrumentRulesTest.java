package io.github.camelblofin.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.Instrument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests and the instruments that they name. */
class InstrumentRulesTest {
    private static final Instrument LINK = BlofinJson.fromMap(
            Map.of(
                    "instId", "LINK-USDT",
                    "instType", "SWAP",
                    "tickSize", "0.005",
                    "lotSize", "0.3",
                    "minSize", "0.5",
                    "maxLimitSize", "1000",
                    "maxMarketSize", "100",
                    "state", "live"),
            Instrument.class);
    private static final Instrument SPOT = BlofinJson.fromMap(
            Map.of(
                    "instId",
                    "LINK-USDC",
                    "instType",
                    "SPOT",
                    "tickSize",
                    "0.01",
                    "lotSize",
                    "0.1",
                    "minSize",
                    "0.2",
                    "maxMarketSize",
                    "5"),
            Instrument.class);

    private static List<String> faults(Operation operation, Instrument instrument, Map<String, Object> request) {
        return InstrumentRules.faults(
                request, SteppedFields.of(operation.requestType()), instrument, NewRisk.in(operation, request));
    }

    private static List<String> order(Object... pairs) {
        return faults(Operation.TRADE_ORDER, LINK, Maps.of(pairs));
    }

    @Test
    void allFaultsAreToldWithWhatIsAllowed() {
        assertThat(order("price", "18.7301", "size", "0.4", "tpTriggerPrice", "19.001", "orderType", "limit"))
                .containsExactly(
                        "price is 18.7301, no multiple of tickSize 0.005 (nearest allowed: 18.73 or 18.735)",
                        "size is 0.4, no multiple of lotSize 0.3 and below minSize 0.5 (nearest allowed: 0.6)",
                        "tpTriggerPrice is 19.001, no multiple of tickSize 0.005 (nearest allowed: 19 or 19.005)");
    }

    @ParameterizedTest
    @CsvSource({"limit,999.9,true", "limit,1000.2,false", "market,99.9,true", "market,100.2,false", "ioc,999.9,true"})
    void sizeIsLimitedByTheKindOfOrder(String type, String size, boolean allowed) {
        assertThat(order("orderType", type, "size", size).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void tooLargeSizeIsToldTheLargest() {
        assertThat(order("orderType", "market", "size", "120"))
                .containsExactly("size is 120, above maxMarketSize 100 (nearest allowed: 99.9)");
    }

    @Test
    void minusOneMeansMarketOrTheWholePosition() {
        assertThat(order("size", "0.6", "tpTriggerPrice", "19", "tpOrderPrice", "-1"))
                .isEmpty();
        assertThat(faults(Operation.TRADE_ORDER_TPSL, LINK, Maps.of("size", "-1", "slOrderPrice", "-1.0")))
                .isEmpty();
        assertThat(faults(Operation.TRADE_AMEND_ORDER, LINK, Maps.of("newTpTriggerPrice", "0", "newTpOrderPrice", "0")))
                .isEmpty();
    }

    @Test
    void triggerOrderIsLimitedByItsPrice() {
        assertThat(faults(
                        Operation.TRADE_ORDER_ALGO,
                        LINK,
                        Maps.of("orderType", "trigger", "size", "120", "orderPrice", "-1")))
                .hasSize(1);
        assertThat(faults(
                        Operation.TRADE_ORDER_ALGO,
                        LINK,
                        Maps.of("orderType", "trigger", "size", "120", "orderPrice", "18")))
                .isEmpty();
    }

    @Test
    void attachedOrdersAreLookedInto() {
        Map<String, Object> attached = Maps.of("tpTriggerPrice", "19.001", "slOrderPrice", "-1");

        assertThat(faults(Operation.TRADE_ORDER_ALGO, LINK, Maps.of("attachAlgoOrders", List.of(attached))))
                .singleElement()
                .asString()
                .startsWith("attachAlgoOrders[0].tpTriggerPrice is 19.001, no multiple of tickSize 0.005");
    }

    @Test
    void whatIsNoNumberIsLeftToTheRequestsOwnRules() {
        assertThat(order("price", "1e3", "size", "much")).isEmpty();
    }

    @Test
    void spotOrderAtMarketMayCountQuoteCoins() {
        Operation place = Operation.SPOT_TRADE_ORDER;
        assertThat(faults(
                        place,
                        SPOT,
                        Maps.of("orderType", "market", "size", "25.123", "targetCurrency", "quote_currency")))
                .isEmpty();
        assertThat(faults(place, SPOT, Maps.of("orderType", "market", "size", "25.123")))
                .isEmpty();
        assertThat(faults(
                        place,
                        SPOT,
                        Maps.of(
                                "orderType",
                                "market",
                                "side",
                                "sell",
                                "size",
                                "25.123",
                                "targetCurrency",
                                "base_currency")))
                .singleElement()
                .asString()
                .contains("lotSize 0.1", "maxMarketSize 5");
        assertThat(faults(place, SPOT, Maps.of("orderType", "limit", "size", "0.15")))
                .containsExactly(
                        "size is 0.15, no multiple of lotSize 0.1 and below minSize 0.2 (nearest allowed: 0.2)");
    }

    @Test
    void instrumentThatTellsNothingAllowsAll() {
        Instrument bare = BlofinJson.fromMap(Map.of("instId", "X-USDT", "lotSize", "0"), Instrument.class);

        assertThat(faults(
                        Operation.TRADE_ORDER, bare, Maps.of("price", "0.0000001", "size", "0.0000003", "side", "buy")))
                .isEmpty();
    }

    @Test
    void suspendedInstrumentTakesOnlyWhatReduces() {
        Instrument suspended = BlofinJson.fromMap(Map.of("instId", "X-USDT", "state", "suspend"), Instrument.class);

        assertThat(faults(Operation.TRADE_ORDER, suspended, Maps.of("side", "buy", "size", "1")))
                .containsExactly("X-USDT does not trade now: its state is suspend");
        assertThat(faults(Operation.TRADE_ORDER, suspended, Maps.of("side", "buy", "size", "1", "reduceOnly", "true")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "TRADE_ORDER,side,buy,true",
                "TRADE_ORDER,reduceOnly,true,false",
                "TRADE_ORDER_TPSL,size,-1,false",
                "TRADE_CLOSE_POSITION,side,buy,false",
                "TRADE_AMEND_ORDER,newPrice,5,true",
                "TRADE_AMEND_TPSL,newSize,5,true",
                "TRADE_AMEND_TPSL,newSize,-1,false",
                "TRADE_AMEND_TPSL,newSlTriggerPrice,5,false",
                "COPYTRADING_TRADE_PLACE_TPSL_BY_CONTRACT,tpTriggerPrice,5,false"
            })
    void riskIsAddedByWhatOpensOrMayEnlarge(Operation operation, String field, String value, boolean adds) {
        assertThat(NewRisk.in(operation, Maps.of(field, value))).isEqualTo(adds);
    }
}
