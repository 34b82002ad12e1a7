package io.github.camelblofin.model.account;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.Map;

/**
 * Request of {@code account/balance}. Source: REST "GET Futures Account Balance".
 *
 * @param productType family of futures; each has its own wallet
 * @param extra further fields to send, by BloFin's name
 */
public record AccountBalanceRequest(
        @Rule(
                values = {"USDT-FUTURES", "COIN-FUTURES"},
                defaultValue = "USDT-FUTURES")
        ProductType productType,

        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public AccountBalanceRequest {
        extra = Extra.of(extra);
    }

    /** The wallet of a family of futures. */
    public static AccountBalanceRequest of(ProductType productType) {
        return new AccountBalanceRequest(productType, null);
    }
}
