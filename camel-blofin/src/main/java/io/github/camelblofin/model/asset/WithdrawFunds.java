package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Request of {@code asset/withdrawal-apply}: money leaves BloFin. Needs a key with that permission, and an address that the
 * user has marked as free of verification. BloFin's documentation does not describe it; this is what other clients send.
 * Source: REST "Withdraw".
 *
 * @param currency coin, such as {@code USDT}
 * @param address where it goes: address, uid, e-mail or phone number
 * @param amount amount, in that coin
 * @param dest over a chain or internal
 * @param addrType what the address is; BloFin refuses a withdrawal over a chain without it
 * @param chain network for a withdrawal over a chain: the display name of {@link CurrencyNetwork#chain()}
 * @param tag tag or memo, where the network has one
 * @param areaCode area code of a phone number
 * @param clientId own id, up to 32 letters and digits
 * @param extra further fields to send, by BloFin's name
 */
public record WithdrawFunds(
        @Rule(required = true) String currency,
        @Rule(required = true) String address,
        @Rule(required = true) BigDecimal amount,
        @Rule(values = {"onchain", "internal"}) WithdrawalDestination dest,
        @Rule(values = {"1", "2", "3", "4"}) AddressType addrType,
        String chain,
        String tag,
        String areaCode,
        @Rule(maxLength = 32, alphanumeric = true) String clientId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public WithdrawFunds {
        extra = Extra.of(extra);
    }

    /** Over a chain, to an address on it. */
    public static WithdrawFunds onChain(String currency, BigDecimal amount, String chain, String address) {
        return new WithdrawFunds(
                currency,
                address,
                amount,
                WithdrawalDestination.ON_CHAIN,
                AddressType.WALLET,
                chain,
                null,
                null,
                null,
                null);
    }

    /** To another user of BloFin, by uid. */
    public static WithdrawFunds toUser(String currency, BigDecimal amount, String uid) {
        return new WithdrawFunds(
                currency, uid, amount, WithdrawalDestination.INTERNAL, AddressType.UID, null, null, null, null, null);
    }

    /** The same withdrawal with a tag. */
    public WithdrawFunds withTag(String text) {
        return new WithdrawFunds(currency, address, amount, dest, addrType, chain, text, areaCode, clientId, extra);
    }

    /** The same withdrawal with an own id. */
    public WithdrawFunds withClientId(String id) {
        return new WithdrawFunds(currency, address, amount, dest, addrType, chain, tag, areaCode, id, extra);
    }
}
