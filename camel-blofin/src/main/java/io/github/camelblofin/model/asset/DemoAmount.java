package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Play money in one coin, part of {@link ApplyDemoMoney}. Source: REST "Request Demo Trading Funds".
 *
 * @param currency coin
 * @param amountStr amount; at most 5 BTC, 50 ETH or 5,000,000 USDT a request
 * @param extra further fields to send, by BloFin's name
 */
public record DemoAmount(
        @Rule(required = true) String currency,
        @Rule(required = true) BigDecimal amountStr,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public DemoAmount {
        extra = Extra.of(extra);
    }

    /** An amount of a coin. */
    public static DemoAmount of(String currency, BigDecimal amount) {
        return new DemoAmount(currency, amount, null);
    }
}
