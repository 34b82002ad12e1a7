package io.github.camelblofin.reference;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps public reference data for several processes: implement it over what they share, and name the bean in the option
 * {@code referenceStore}. Called from several threads, also event loops, so methods must not block. What it throws, a stage
 * that fails, and one that takes more than a second mean that the store is away: it is left alone for a while. Who can write
 * to the store decides by what rules orders are checked, so it must be trusted.
 */
public interface ReferenceStore {
    /** The text kept under this key; empty when there is none, or when its time is over. */
    CompletionStage<Optional<String>> get(String key);

    /**
     * Keeps a text, instead of an earlier one.
     *
     * @param json a JSON object
     * @param lifetime after this the store forgets it
     */
    CompletionStage<Void> put(String key, String json, Duration lifetime);
}
