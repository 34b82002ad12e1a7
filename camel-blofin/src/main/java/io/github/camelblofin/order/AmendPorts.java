package io.github.camelblofin.order;

import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.RequestMerger;
import io.github.camelblofin.time.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What changing an order needs of others.
 *
 * @param caller makes one call
 * @param merger writes and checks the requests of the steps
 * @param scheduler waits between looks
 * @param ids gives ids for new orders, each one once: 1 to 32 letters and digits
 * @param timeout limit of each call
 */
public record AmendPorts(
        Function<Call, CompletionStage<Answer>> caller,
        RequestMerger merger,
        Scheduler scheduler,
        Supplier<String> ids,
        Duration timeout) {}
