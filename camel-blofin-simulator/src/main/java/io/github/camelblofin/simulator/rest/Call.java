package io.github.camelblofin.simulator.rest;

import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Paging;
import io.github.camelblofin.simulator.access.PlayAccount;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import java.util.List;

/**
 * One admitted call.
 *
 * @param account who calls; null for public operations
 * @param params the query, or the fields of an object body
 * @param items the items of an array body; empty otherwise
 */
record Call(Operation operation, PlayAccount account, Params params, List<Params> items) {

    /** The account's id inside the exchange. */
    String accountId() {
        return account.name();
    }

    /** The page asked for, with the page sizes and rules that the table states for the operation. */
    PageQuery page() {
        Paging paging = operation.paging().orElseThrow();
        Long after = params.number("after");
        Long before = params.number("before");
        if (paging.oneBoundOnly() && after != null && before != null) {
            throw Refusal.of(ErrorCode.PARAMETER_ERROR, "before");
        }
        PageQuery page = PageQuery.newest(params.count("limit", paging.defaultLimit(), paging.maxLimit()))
                .withAfter(after)
                .withBefore(before);
        return paging.timeRange() ? page.between(params.number("begin"), params.number("end")) : page;
    }
}
