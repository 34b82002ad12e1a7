package io.github.camelblofin;

import io.github.camelblofin.order.BatchWrites;
import io.github.camelblofin.order.SafeWrites;
import io.github.camelblofin.order.Write;
import io.github.camelblofin.order.WritePorts;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.BatchRun;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.Request;
import io.github.camelblofin.rest.RequestMerger;
import io.github.camelblofin.rest.ServerClock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.camel.Exchange;

/** Sends what changes something, in the ways that the options of one endpoint name. Safe for any thread. */
final class OrderSender {
    private final SafeWrites writes;
    private final BlofinConfiguration options;
    private final RequestMerger merger;

    OrderSender(SafeWrites writes, BlofinConfiguration options, RequestMerger merger) {
        this.writes = writes;
        this.options = options;
        this.merger = merger;
    }

    /**
     * What came of it.
     *
     * @param resolved whether it had to be found out
     */
    record Sent(Answer answer, boolean resolved) {
        void tell(Exchange exchange) {
            if (resolved) {
                exchange.getMessage().setHeader(BlofinHeaders.OUTCOME_RESOLVED, true);
            } else {
                exchange.getMessage().removeHeader(BlofinHeaders.OUTCOME_RESOLVED);
            }
        }
    }

    /** @param user whose account it is, for the ledger */
    CompletionStage<Sent> send(
            OrderPlan plan, Request request, Function<Call, CompletionStage<Answer>> caller, String user) {
        WritePorts ports = ports(caller, user);
        if (BatchRun.fits(request)) {
            return BatchWrites.start(writes, request, plan.writes(), ports, options.isFailOnPartial(), plan.former())
                    .thenApply(result -> new Sent(result.answer(), result.resolved()));
        }
        Write write = plan.writes().get(0);
        return writes.send(write, request.call(), ports, plan.former())
                .thenApply(settled -> new Sent(writes.answer(write, settled), settled.resolved()));
    }

    /**
     * Finds out what became of what the process before this one had in flight; sends nothing.
     *
     * @param users names that the ledger may have for the account
     * @param now the exchange's time, before which all of it was signed
     */
    void settle(InFlight inFlight, Set<String> users, Function<Call, CompletionStage<Answer>> caller, ServerClock now) {
        inFlight.started(
                users,
                now.exchange(),
                (write, left) -> writes.settleLeft(
                        write,
                        ports(caller, left.intent().note().user()),
                        now.millis(),
                        left.intent().number()));
    }

    private WritePorts ports(Function<Call, CompletionStage<Answer>> caller, String user) {
        return new WritePorts(
                caller,
                merger,
                user,
                Duration.ofMillis(options.getRequestTimeout()),
                Duration.ofMillis(options.getOutcomeTimeout()),
                options.getResend() == Resend.afterExpiry);
    }
}
