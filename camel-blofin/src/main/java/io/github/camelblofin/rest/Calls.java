package io.github.camelblofin.rest;

import java.util.concurrent.CompletionStage;

/** Makes calls, or answers them from what is known. Safe for any thread and never blocks. */
@FunctionalInterface
public interface Calls {
    /**
     * Makes one call. The stage fails with a {@code BlofinException} and nothing else, and may complete on an event loop.
     *
     * @param by signs it, where it is signed
     */
    CompletionStage<Answer> call(Call call, Signing by);
}
