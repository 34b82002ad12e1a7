package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code asset/balances}. Source: REST "GET Balance".
 *
 * @param accountType wallet
 * @param currency only this coin
 * @param extra further fields to send, by BloFin's name
 */
public record BalancesRequest(
        @Rule(
                required = true,
                values = {"funding", "futures", "copy_trading", "earn", "spot", "inverse_contract"})
        AccountType accountType,

        String currency,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public BalancesRequest {
        extra = Extra.of(extra);
    }

    /** Every coin of a wallet. */
    public static BalancesRequest of(AccountType accountType) {
        return new BalancesRequest(accountType, null, null);
    }
}
