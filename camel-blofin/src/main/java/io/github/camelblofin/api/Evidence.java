package io.github.camelblofin.api;

/** How we know that an operation or channel exists and what it looks like, most trusted first. */
public enum Evidence implements OperationTraits.Trait {
    /** BloFin's documentation describes it. */
    DOCUMENTED,
    /** Not documented, but answers were recorded by others. */
    SEEN_LIVE,
    /** Not documented, but it answered a probe. */
    PROBED,
    /** Not documented; public clients call it, no answer is known. */
    USED_BY_CLIENTS,
    /** Not documented; newer third-party sources describe it. */
    THIRD_PARTY,
    /** Only BloFin's Python SDK calls it. */
    SDK_ONLY,
    /** Only its path is known. */
    PATH_ONLY,
    /** Expected by analogy; nobody confirmed it. */
    ASSUMED;

    @Override
    public OperationTraits apply(OperationTraits traits) {
        return traits.with(this);
    }
}
