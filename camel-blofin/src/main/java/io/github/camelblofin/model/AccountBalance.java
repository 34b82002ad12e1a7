package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The futures wallet, or the one of copy trading. Source: REST "GET Futures Account Balance", "GET Copy Trading
 * Account Balance", channels "account", "inverse-account" and "copytrading-account".
 *
 * @param ts when BloFin made it
 * @param totalEquity total equity, in USD; {@code null} for the coin-margined wallet
 * @param isolatedEquity equity in isolated positions, in USD; {@code null} for the coin-margined wallet
 * @param details one row a coin
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record AccountBalance(
        Instant ts,
        BigDecimal totalEquity,
        BigDecimal isolatedEquity,
        List<CurrencyBalance> details,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public AccountBalance {
        details = details == null ? List.of() : List.copyOf(details);
        extra = Extra.of(extra);
    }
}
