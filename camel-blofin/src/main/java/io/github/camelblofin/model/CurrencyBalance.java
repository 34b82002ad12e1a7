package io.github.camelblofin.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * One coin of a futures or copy-trading wallet. Amounts are in that coin unless said otherwise. Source: REST "GET
 * Futures Account Balance", "GET Copy Trading Account Balance", channels "account", "inverse-account" and
 * "copytrading-account".
 *
 * @param currency coin, such as {@code USDT}
 * @param equity balance and unrealized PnL
 * @param balance balance without unrealized PnL
 * @param ts when BloFin made it
 * @param isolatedEquity equity in isolated positions
 * @param available amount that new orders can use
 * @param availableEquity equity that new orders can use
 * @param frozen amount on hold
 * @param orderFrozen margin held by open orders
 * @param equityUsd equity in USD
 * @param isolatedUnrealizedPnl unrealized PnL of isolated positions
 * @param unrealizedPnl unrealized PnL; in pushes only
 * @param bonus bonus; over REST only
 * @param coinUsdPrice price of the coin in USD; multi-currency margin, in pushes only
 * @param spotAvailable spot balance; multi-currency margin, in pushes only
 * @param liability amount owed; multi-currency margin, in pushes only
 * @param borrowFrozen margin held for what may be borrowed; multi-currency margin, in pushes only
 * @param marginRatio margin ratio; multi-currency margin, in pushes only
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record CurrencyBalance(
        String currency,
        BigDecimal equity,
        BigDecimal balance,
        Instant ts,
        BigDecimal isolatedEquity,
        BigDecimal available,
        BigDecimal availableEquity,
        BigDecimal frozen,
        BigDecimal orderFrozen,
        BigDecimal equityUsd,
        BigDecimal isolatedUnrealizedPnl,
        BigDecimal unrealizedPnl,
        BigDecimal bonus,
        BigDecimal coinUsdPrice,
        BigDecimal spotAvailable,
        BigDecimal liability,
        BigDecimal borrowFrozen,
        BigDecimal marginRatio,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CurrencyBalance {
        extra = Extra.of(extra);
    }
}
