package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.time.Instant;
import java.util.Map;

/**
 * Request of {@code asset/withdrawal-history}. Source: REST "GET Withdraw History".
 *
 * @param currency only this coin
 * @param withdrawId only this withdrawal
 * @param type only over a chain, or only internal
 * @param txId only this transaction
 * @param state only in this state
 * @param before only rows newer than this {@code ts}
 * @param after only rows older than this {@code ts}
 * @param limit rows of a page, 20 if absent
 * @param extra further fields to send, by BloFin's name
 */
public record WithdrawalHistoryRequest(
        String currency,
        String withdrawId,
        @Rule(values = {"0", "1"}) ChainKind type,
        String txId,
        @Rule(values = {"0", "2", "3", "4", "6", "7"}) WithdrawalState state,
        Instant before,
        Instant after,
        @Rule(defaultValue = "20", max = 100) Integer limit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public WithdrawalHistoryRequest {
        extra = Extra.of(extra);
    }

    /** The latest withdrawals of a coin. */
    public static WithdrawalHistoryRequest of(String currency) {
        return new WithdrawalHistoryRequest(currency, null, null, null, null, null, null, null, null);
    }

    /** One withdrawal. */
    public static WithdrawalHistoryRequest byWithdrawId(String withdrawId) {
        return new WithdrawalHistoryRequest(null, withdrawId, null, null, null, null, null, null, null);
    }
}
