package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.time.Instant;
import java.util.Map;

/**
 * Request of {@code asset/deposit-history}. Source: REST "GET Deposit History".
 *
 * @param currency only this coin
 * @param depositId only this deposit
 * @param txId only this transaction
 * @param state only in this state
 * @param before only rows newer than this {@code ts}
 * @param after only rows older than this {@code ts}
 * @param limit rows of a page, 20 if absent
 * @param extra further fields to send, by BloFin's name
 */
public record DepositHistoryRequest(
        String currency,
        String depositId,
        String txId,
        @Rule(values = {"0", "1", "2", "3"}) DepositState state,
        Instant before,
        Instant after,
        @Rule(defaultValue = "20", max = 100) Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public DepositHistoryRequest {
        extra = Extra.of(extra);
    }

    /** The latest deposits of a coin. */
    public static DepositHistoryRequest of(String currency) {
        return new DepositHistoryRequest(currency, null, null, null, null, null, null, null);
    }

    /** The deposits of one transaction. */
    public static DepositHistoryRequest byTxId(String txId) {
        return new DepositHistoryRequest(null, null, txId, null, null, null, null, null);
    }
}
