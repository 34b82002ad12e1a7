package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A transfer between wallets. Source: REST "GET Funds Transfer History".
 *
 * @param transferId BloFin's id
 * @param currency coin, such as {@code USDT}
 * @param fromAccount wallet it left
 * @param toAccount wallet it went to
 * @param amount amount moved
 * @param ts when it happened
 * @param clientId the caller's id
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record FundsTransfer(
        String transferId,
        String currency,
        AccountType fromAccount,
        AccountType toAccount,
        BigDecimal amount,
        Instant ts,
        String clientId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public FundsTransfer {
        extra = Extra.of(extra);
    }
}
