package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A deposit. Source: REST "GET Deposit History".
 *
 * @param currency coin, such as {@code USDT}
 * @param chain network; live answers hold display names such as {@code Tron (TRC20)}
 * @param address where it arrived
 * @param type over a chain or internal
 * @param txId transaction on the chain
 * @param amount amount
 * @param state how far it is
 * @param confirm confirmations so far
 * @param ts when it arrived
 * @param depositId BloFin's id
 * @param tag tag of the address; seen live, not documented
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record Deposit(
        String currency,
        String chain,
        String address,
        ChainKind type,
        String txId,
        BigDecimal amount,
        DepositState state,
        BigDecimal confirm,
        Instant ts,
        String depositId,
        String tag,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public Deposit {
        extra = Extra.of(extra);
    }
}
