package io.github.camelblofin.simulator.access;

import io.github.camelblofin.api.ErrorCode;

/** Outcome of the gate: an account, or BloFin's code for the refusal. Exactly one of the two is null. */
public record Verdict(PlayAccount account, ErrorCode refusal) {

    static Verdict admitted(PlayAccount account) {
        return new Verdict(account, null);
    }

    static Verdict refused(ErrorCode code) {
        return new Verdict(null, code);
    }

    /** Whether the caller is who it says. */
    public boolean admitted() {
        return refusal == null;
    }
}
