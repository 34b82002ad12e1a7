package io.github.camelblofin;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.rest.Target;

/** What to do where an account may not amend orders: the option {@code amendFallback}. */
public enum AmendFallback {
    /** Fail, with BloFin's refusal. */
    none,
    /** Cancel the order and place what is left of it. */
    cancelReplace;

    /** Whether calls of this operation may end in another order. */
    boolean replaces(Target target) {
        return this == cancelReplace
                && target.operation()
                        .filter(Operation.TRADE_AMEND_ORDER::equals)
                        .isPresent();
    }

    /**
     * Refuses the option where it would do nothing: on the other operations that amend, and, where it is on the URI, on all
     * but the one that has it. On the component it is a default for those that have it.
     *
     * @throws IllegalArgumentException says what to do
     */
    static void check(Target target, BlofinEndpoint endpoint) {
        AmendFallback chosen = endpoint.getConfiguration().getAmendFallback();
        if (chosen == none || chosen.replaces(target)) {
            return;
        }
        String path = target.path();
        boolean amends = path.substring(path.lastIndexOf('/') + 1).startsWith("amend-");
        boolean perMessage = endpoint.getPath().equals(TargetChoice.PER_MESSAGE);
        if (amends || (endpoint.given("amendFallback") && !perMessage)) {
            String supported = Operation.TRADE_AMEND_ORDER.path();
            throw new IllegalArgumentException("blofin:" + endpoint.getPath() + ": amendFallback=" + chosen
                    + " does nothing for " + path + ", only blofin:" + supported + " has it"
                    + (amends
                            ? ": send orders there one by one, or set amendFallback=none here and be told when the account"
                                    + " may not amend"
                            : "; remove it"));
        }
    }
}
