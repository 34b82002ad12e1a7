package io.github.camelblofin.order;

import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.RequestMerger;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What sending a write needs of whoever sends it.
 *
 * @param caller makes one call with the caller's key
 * @param merger writes the requests of look-ups
 * @param user whose account it is, for the ledger; no key
 * @param timeout limit of each look-up
 * @param patience how long an outcome is looked for before it is told to be unknown
 * @param resends whether what is certainly not placed is sent again
 */
public record WritePorts(
        Function<Call, CompletionStage<Answer>> caller,
        RequestMerger merger,
        String user,
        Duration timeout,
        Duration patience,
        boolean resends) {}
