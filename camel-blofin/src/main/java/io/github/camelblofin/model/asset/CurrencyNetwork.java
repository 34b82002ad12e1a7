package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.JsonKind;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A coin on one network, with the rules of deposits and withdrawals; a coin has a row for each of its networks. Source:
 * REST "GET Currencies".
 *
 * @param currency coin, such as {@code USDT}
 * @param chain network, the name that withdrawals want
 * @param depositMinAmount smallest deposit
 * @param depositUnsafeConfirmation confirmations until a deposit is credited, still locked
 * @param depositConfirmation confirmations until it can be used
 * @param withdrawMinAmount smallest withdrawal
 * @param withdrawFee fee of a withdrawal
 * @param withdrawPrecision decimals of a withdrawal
 * @param supportMemo whether addresses have a memo
 * @param isDepositAvailable whether deposits are open
 * @param isWithdrawAvailable whether withdrawals are open
 * @param recoveryEtaDeposit when deposits are expected to open again, 0 for none; the unit is not documented
 * @param recoveryEtaWithdraw when withdrawals are expected to open again, 0 for none; the unit is not documented
 * @param logo address of a picture
 * @param extra fields that this release does not know, by name; empty when there are none
 */
public record CurrencyNetwork(
        String currency,
        String chain,
        BigDecimal depositMinAmount,
        Integer depositUnsafeConfirmation,
        Integer depositConfirmation,
        BigDecimal withdrawMinAmount,
        BigDecimal withdrawFee,
        Integer withdrawPrecision,
        @JsonSerialize(using = JsonKind.OneOrZero.class) Boolean supportMemo,
        @JsonSerialize(using = JsonKind.OneOrZero.class) Boolean isDepositAvailable,
        @JsonSerialize(using = JsonKind.OneOrZero.class) Boolean isWithdrawAvailable,
        Long recoveryEtaDeposit,
        Long recoveryEtaWithdraw,
        String logo,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public CurrencyNetwork {
        extra = Extra.of(extra);
    }
}
