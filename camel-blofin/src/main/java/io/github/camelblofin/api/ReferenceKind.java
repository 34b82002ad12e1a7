package io.github.camelblofin.api;

import java.time.Duration;

/** Kinds of data that change seldom and are asked for often, so that answers are kept for a while. */
public enum ReferenceKind {
    /** What can be traded, and the rules of it: public, changes with listings and maintenance. */
    INSTRUMENTS(Duration.ofMinutes(5)),
    /** Position tiers: public, announced before they change. */
    TIERS(Duration.ofHours(1)),
    /** Leverage of an account: changed by its owner, also in BloFin's app, which we do not see. */
    LEVERAGE(Duration.ofSeconds(30));

    private final Duration lifetime;

    ReferenceKind(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** How long an answer is used, unless settings say otherwise. */
    public Duration lifetime() {
        return lifetime;
    }
}
