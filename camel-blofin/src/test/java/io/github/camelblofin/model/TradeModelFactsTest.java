package io.github.camelblofin.model;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Trading, copy-trading and spot records, and the pushes of all channels, against the fact catalogue. */
class TradeModelFactsTest {
    private static final String[] GROUPS = {"trade/", "copytrading/", "spot/"};

    private static final String NET_IS_DEFAULT =
            "may be left out in one-way mode, and the table itself names a default";
    private static final String MARKET_HAS_NONE = "must not be sent for market orders; the rule cannot say that";
    private static final String EITHER_ID = "clients cancel by clientOrderId alone";
    private static final String AS_FUTURES = "the path alone is known; assumed to be as on futures";
    private static final String AS_SPOT_ORDER = "only the path is known; a list of what spot/trade/order takes";

    private static final Map<String, String> REQUEST_DEVIATIONS = Map.ofEntries(
            entry("trade/order positionSide required", NET_IS_DEFAULT),
            entry("trade/batch-orders positionSide required", NET_IS_DEFAULT),
            entry("trade/order-tpsl positionSide required", NET_IS_DEFAULT),
            entry("trade/order-algo positionSide required", NET_IS_DEFAULT),
            entry("trade/close-position positionSide required", NET_IS_DEFAULT),
            entry("copytrading/trade/place-order positionSide required", NET_IS_DEFAULT),
            entry("copytrading/trade/place-tpsl-by-contract positionSide required", NET_IS_DEFAULT),
            entry("copytrading/trade/close-position-by-contract positionSide required", NET_IS_DEFAULT),
            entry("trade/order price required", MARKET_HAS_NONE),
            entry("trade/batch-orders price required", MARKET_HAS_NONE),
            entry("copytrading/trade/place-order price required", MARKET_HAS_NONE),
            entry("spot/trade/order price required", MARKET_HAS_NONE),
            entry("trade/cancel-order orderId required", EITHER_ID),
            entry("trade/cancel-batch-orders orderId required", EITHER_ID),
            entry("spot/trade/batch-orders instType undocumented", AS_SPOT_ORDER),
            entry("spot/trade/batch-orders instId undocumented", AS_SPOT_ORDER),
            entry("spot/trade/batch-orders side undocumented", AS_SPOT_ORDER),
            entry("spot/trade/batch-orders orderType undocumented", AS_SPOT_ORDER),
            entry("spot/trade/batch-orders price undocumented", AS_SPOT_ORDER),
            entry("spot/trade/batch-orders size undocumented", AS_SPOT_ORDER),
            entry("spot/trade/batch-orders targetCurrency undocumented", AS_SPOT_ORDER),
            entry("spot/trade/batch-orders clientOrderId undocumented", AS_SPOT_ORDER),
            entry("spot/trade/batch-orders brokerId undocumented", AS_SPOT_ORDER),
            entry("spot/trade/order-detail orderId undocumented", AS_FUTURES),
            entry("spot/trade/order-detail clientOrderId undocumented", AS_FUTURES),
            entry("spot/trade/order/price-range side undocumented", AS_FUTURES));

    @Test
    void answerExamplesSurviveTheirRecords() {
        assertThat(FactRoundTrip.answerDifferences(FactRoundTrip.entries(GROUPS), Map.of()))
                .isEmpty();
    }

    @Test
    void requestRecordsFollowTheParameterTables() {
        assertThat(FactRoundTrip.requestDifferences(FactRoundTrip.entries(GROUPS), REQUEST_DEVIATIONS))
                .isEmpty();
    }

    @Test
    void pushExamplesSurviveTheirRecords() {
        assertThat(FactRoundTrip.pushDifferences(FactRoundTrip.channels(), Map.of()))
                .isEmpty();
    }
}
