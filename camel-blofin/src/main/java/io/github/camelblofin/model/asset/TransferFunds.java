package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.JsonKind;
import io.github.camelblofin.model.Rule;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Request of {@code asset/transfer}: moves funds between wallets of a user, or between main and sub account. Source: REST
 * "Funds Transfer".
 *
 * <pre>{@code
 * TransferFunds.of("USDT", new BigDecimal("250"), AccountType.FUNDING, AccountType.FUTURES)
 *         .withClientId("TREASURY20260801")
 * }</pre>
 *
 * @param currency coin, such as {@code USDT}
 * @param fromAccount wallet it leaves
 * @param toAccount wallet it goes to
 * @param amount amount, in that coin
 * @param clientId own id, up to 32 letters and digits
 * @param subAccount uid of the sub account, for transfers to or from one
 * @param mainToSubAccount with {@code subAccount}: whether from main to sub account; a real JSON boolean on the wire
 * @param extra further fields to send, by BloFin's name
 */
public record TransferFunds(
        @Rule(required = true) String currency,

        @Rule(
                required = true,
                values = {"funding", "futures", "copy_trading", "earn", "spot", "inverse_contract"})
        AccountType fromAccount,

        @Rule(
                required = true,
                values = {"funding", "futures", "copy_trading", "earn", "spot", "inverse_contract"})
        AccountType toAccount,

        @Rule(required = true) BigDecimal amount,
        @Rule(maxLength = 32, alphanumeric = true) String clientId,
        String subAccount,

        @JsonSerialize(using = JsonKind.Bool.class) @Rule(values = {"true", "false"})
        Boolean mainToSubAccount,

        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public TransferFunds {
        extra = Extra.of(extra);
    }

    /** Between two wallets of the key's own account. */
    public static TransferFunds of(String currency, BigDecimal amount, AccountType from, AccountType to) {
        return new TransferFunds(currency, from, to, amount, null, null, null, null);
    }

    /** The same transfer with an own id. */
    public TransferFunds withClientId(String id) {
        return new TransferFunds(currency, fromAccount, toAccount, amount, id, subAccount, mainToSubAccount, extra);
    }

    /** The same transfer from the main account to a sub account. */
    public TransferFunds toSubAccount(String uid) {
        return new TransferFunds(currency, fromAccount, toAccount, amount, clientId, uid, true, extra);
    }

    /** The same transfer from a sub account to the main account. */
    public TransferFunds fromSubAccount(String uid) {
        return new TransferFunds(currency, fromAccount, toAccount, amount, clientId, uid, false, extra);
    }
}
