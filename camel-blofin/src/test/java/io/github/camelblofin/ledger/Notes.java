package io.github.camelblofin.ledger;

import java.util.Map;

/** Notes for tests. */
final class Notes {
    static final String USER = "user-1";
    static final String PLACE = "trade/order";

    private Notes() {}

    static LedgerNote intent(String id) {
        return note(Step.INTENT, id, Map.of("instId", "BTC-USDT", "size", "0.1"));
    }

    static LedgerNote call(String id, long signedAt) {
        return note(Step.CALL, id, Map.of("signedAt", Long.toString(signedAt), "attempt", "1"));
    }

    static LedgerNote outcome(String id, String outcome) {
        return note(Step.OUTCOME, id, Map.of("outcome", outcome, "how", "answer"));
    }

    static LedgerNote note(Step step, String id, Map<String, String> facts) {
        return new LedgerNote(step, PLACE, USER, id, facts);
    }
}
