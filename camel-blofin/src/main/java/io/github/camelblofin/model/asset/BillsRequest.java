package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.time.Instant;
import java.util.Map;

/**
 * Request of {@code asset/bills}. Source: REST "GET Funds Transfer History".
 *
 * @param currency only this coin
 * @param fromAccount only from this wallet
 * @param toAccount only to this wallet
 * @param before only rows newer than this {@code ts}
 * @param after only rows older than this {@code ts}
 * @param limit rows of a page, 100 if absent
 * @param extra further fields to send, by BloFin's name
 */
public record BillsRequest(
        String currency,

        @Rule(values = {"funding", "futures", "copy_trading", "earn", "spot", "inverse_contract"})
        AccountType fromAccount,

        @Rule(values = {"funding", "futures", "copy_trading", "earn", "spot", "inverse_contract"})
        AccountType toAccount,

        Instant before,
        Instant after,
        @Rule(defaultValue = "100", max = 100) Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public BillsRequest {
        extra = Extra.of(extra);
    }

    /** The latest transfers of a coin. */
    public static BillsRequest of(String currency) {
        return new BillsRequest(currency, null, null, null, null, null, null);
    }
}
