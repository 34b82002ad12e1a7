package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A withdrawal. Source: REST "GET Withdraw History".
 *
 * @param currency coin, such as {@code USDT}
 * @param chain network; live answers hold display names such as {@code Tron (TRC20)}
 * @param address where it went
 * @param type over a chain or internal
 * @param txId transaction on the chain
 * @param amount amount that arrives: without the fee
 * @param fee fee
 * @param feeCurrency coin of the fee
 * @param state how far it is
 * @param clientId the caller's id
 * @param ts when it was asked for
 * @param tag tag of the address
 * @param memo memo of the address
 * @param withdrawId BloFin's id
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record Withdrawal(
        String currency,
        String chain,
        String address,
        ChainKind type,
        String txId,
        BigDecimal amount,
        BigDecimal fee,
        String feeCurrency,
        WithdrawalState state,
        String clientId,
        Instant ts,
        String tag,
        String memo,
        String withdrawId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public Withdrawal {
        extra = Extra.of(extra);
    }
}
