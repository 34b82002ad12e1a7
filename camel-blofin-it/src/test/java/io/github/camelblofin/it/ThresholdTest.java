package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinRateLimitException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Option {@code onThreshold}: from 70 % of a limit on, reads of market data make way. */
class ThresholdTest extends SimulatorTestSupport {
    private static final String TICKERS = "blofin:market/tickers?instId=BTC-USDT";

    @BeforeEach
    void tenCallsInALongTime() {
        BlofinComponent component = context.getComponent("blofin", BlofinComponent.class);
        component.setAddressLimits("10/600s");
        component.setRateLimitReserve(0);
        context.start();
    }

    private Exchange read(String uri) {
        return context.createProducerTemplate().request(uri, exchange -> {});
    }

    private void use(int calls) {
        for (int i = 0; i < calls; i++) {
            assertThat(read("blofin:market/trades?instId=BTC-USDT&limit=" + (i + 1))
                            .getException())
                    .isNull();
        }
    }

    private long calls() {
        return exchange.requests().size();
    }

    @Test
    void marketDataIsRefusedAndOthersGoOn() {
        use(6);
        assertThat(read(TICKERS + "&onThreshold=refuse").getException()).isNull();

        Exchange refused = read(TICKERS + "&onThreshold=refuse");

        assertThat(refused.getException())
                .isInstanceOf(BlofinRateLimitException.class)
                .hasMessageContaining("more than 70 % of a limit is used")
                .matches(failure -> ((BlofinException) failure).retryAt().isPresent());
        assertThat(calls()).isEqualTo(7);
        assertThat(read(TICKERS).getException()).isNull();
        assertThat(context.createProducerTemplate()
                        .request(TICKERS + "&onThreshold=refuse", message -> message.getMessage()
                                .setHeaders(Map.of(BlofinHeaders.PRIORITY, "account")))
                        .getException())
                .isNull();
    }

    @Test
    void lastAnswerIsGivenWhereThereIsOne() {
        use(6);
        Exchange fresh = read(TICKERS + "&onThreshold=cache");
        Exchange stale = read(TICKERS + "&onThreshold=cache");
        Exchange unknown = read("blofin:market/tickers?instId=ETH-USDT&onThreshold=cache");

        assertThat(fresh.getMessage().getHeaders()).doesNotContainKey(BlofinHeaders.STALE);
        assertThat(stale.getException()).isNull();
        assertThat(stale.getMessage().getHeader(BlofinHeaders.STALE)).isEqualTo(true);
        assertThat(stale.getMessage().getBody()).isEqualTo(fresh.getMessage().getBody());
        assertThat(unknown.getException()).isInstanceOf(BlofinRateLimitException.class);
        assertThat(calls()).isEqualTo(7);
    }
}
