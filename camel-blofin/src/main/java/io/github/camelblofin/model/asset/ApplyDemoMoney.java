package io.github.camelblofin.model.asset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.camelblofin.model.Extra;
import io.github.camelblofin.model.Rule;
import java.util.List;
import java.util.Map;

/**
 * Request of {@code asset/demo-apply-money}: play money, on the demo host only. Source: REST "Request Demo Trading Funds".
 *
 * @param adjustType whether funds are added or taken, 0 if absent; a real JSON number on the wire
 * @param accountType wallet; BloFin's own example leaves it out, its table demands it
 * @param demoApplyMoney amounts, one a coin
 * @param extra further fields to send, by BloFin's name
 */
public record ApplyDemoMoney(
        @Rule(defaultValue = "0") Integer adjustType,

        @Rule(
                required = true,
                values = {"futures", "spot"})
        AccountType accountType,

        @Rule(required = true) List<DemoAmount> demoApplyMoney,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {
    public ApplyDemoMoney {
        demoApplyMoney = demoApplyMoney == null ? List.of() : List.copyOf(demoApplyMoney);
        extra = Extra.of(extra);
    }

    /** Adds play money to a wallet. */
    public static ApplyDemoMoney of(AccountType accountType, DemoAmount... amounts) {
        return new ApplyDemoMoney(null, accountType, List.of(amounts), null);
    }
}
