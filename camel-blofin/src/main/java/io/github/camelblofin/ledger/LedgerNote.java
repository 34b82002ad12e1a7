package io.github.camelblofin.ledger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is to be written down.
 *
 * @param step what happened
 * @param operation REST path after {@code /api/v1/}; {@code null}: it is about no operation
 * @param user whose account; no key, no secret; {@code null}: not known
 * @param clientId the order's client id; {@code null}: it has none. Then the notes that follow an intent carry its entry's number as
 *     the fact {@value #INTENT_NUMBER}
 * @param facts details as text, in the order in which they are to be read; never a secret
 */
public record LedgerNote(Step step, String operation, String user, String clientId, Map<String, String> facts) {
    /** Name of the fact that refers to an intent by the number of its entry. */
    public static final String INTENT_NUMBER = "intent";

    /** Name of the fact of an intent that tells where it is sent: host, and port where it is not the usual one. */
    public static final String EXCHANGE = "exchange";

    /** @throws NullPointerException when the step, the facts, or one of them is missing */
    public LedgerNote {
        Objects.requireNonNull(step, "step");
        facts = copy(facts);
    }

    private static Map<String, String> copy(Map<String, String> facts) {
        Map<String, String> copy = new LinkedHashMap<>();
        facts.forEach((name, value) -> copy.put(
                Objects.requireNonNull(name, "name of a fact"),
                Objects.requireNonNull(value, () -> "The fact " + name + " has no value")));
        return Collections.unmodifiableMap(copy);
    }
}
