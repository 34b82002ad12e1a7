package io.github.camelblofin;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.limit.Pressure;
import io.github.camelblofin.limit.UsageLevel;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.Calls;
import io.github.camelblofin.rest.LastAnswers;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.time.WallClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Option {@code onThreshold}: while 70 % or more of a limit is used, reads of the lowest place are not made, so that what is
 * left is for those above. Reads that are kept anyway pass. Safe for any thread.
 */
final class ThresholdReads implements Calls {
    private final Calls calls;
    private final OnThreshold rule;
    private final Ports ports;

    /**
     * What it asks.
     *
     * @param pressure of the windows that a call counts against
     * @param answers what was answered before
     * @param clock this machine's time of day
     */
    record Ports(Function<Asked, Pressure> pressure, LastAnswers answers, WallClock clock) {}

    /** A call, and who makes it. */
    record Asked(Call call, Signing by) {}

    ThresholdReads(Calls calls, OnThreshold rule, Ports ports) {
        this.calls = calls;
        this.rule = rule;
        this.ports = ports;
    }

    /** The same calls, as the endpoint says. */
    static Calls of(BlofinEndpoint endpoint, Calls calls) {
        OnThreshold rule = endpoint.getConfiguration().getOnThreshold();
        if (rule == OnThreshold.none) {
            return calls;
        }
        BlofinServices services = endpoint.getComponent().services();
        Function<Asked, Pressure> pressure = asked -> services.limits()
                .pressure(
                        endpoint.environment(),
                        asked.call.target().rateClass(),
                        asked.by.user().orElse(null));
        return new ThresholdReads(
                calls,
                rule,
                new Ports(
                        pressure,
                        services.lastAnswers(endpoint.environment()),
                        services.time().wall()));
    }

    @Override
    public CompletionStage<Answer> call(Call call, Signing by) {
        if (!low(call)) {
            return calls.call(call, by);
        }
        Pressure pressure = ports.pressure.apply(new Asked(call, by));
        if (pressure.level() == UsageLevel.NORMAL) {
            CompletionStage<Answer> made = calls.call(call, by);
            return rule == OnThreshold.cache
                    ? made.whenComplete((answer, failure) -> {
                        if (failure == null) {
                            ports.answers.remember(call, by, answer);
                        }
                    })
                    : made;
        }
        Optional<Answer> last = rule == OnThreshold.cache ? ports.answers.find(call, by) : Optional.empty();
        return last.map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.failedFuture(refusal(call, pressure)));
    }

    private static boolean low(Call call) {
        return call.priority() == Priority.MARKET
                && !call.target().writes()
                && call.target().operation().flatMap(Operation::keptAs).isEmpty();
    }

    private BlofinRateLimitException refusal(Call call, Pressure pressure) {
        Duration wait = pressure.easesIn();
        String message = call.target().path() + " was not sent: more than "
                + pressure.level().percent()
                + " % of a limit is used, and onThreshold=" + rule
                + " leaves the rest to more urgent calls. It would pass"
                + " in about " + wait.plusMillis(999).toSeconds()
                + " s: try then, call less often, or set onThreshold=none";
        return new BlofinRateLimitException(new Failure(
                call.target().path(),
                null,
                null,
                message,
                true,
                false,
                false,
                ports.clock.instant().plus(wait)));
    }
}
