package io.github.camelblofin;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.guard.KillSwitch.Closing;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.CancelReport;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.rest.Target;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * {@code to("blofin:local/kill")}: closes the kill switch of the account at once, then cancels all its orders, and tells in a
 * {@link CancelReport} what was cancelled and what remains. {@code to("blofin:local/release")} opens it again. Never waits on
 * a thread.
 */
public class BlofinKillProducer extends DefaultAsyncProducer {
    static final String KILL = "local/kill";
    static final String RELEASE = "local/release";
    private static final String NO_REASON = "no reason was given";

    /** Set at start, read by routes. */
    private volatile Signing signing;

    BlofinKillProducer(BlofinEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        BlofinEndpoint endpoint = getEndpoint();
        endpoint.requireTime();
        Target cancel = Target.of(Operation.TRADE_CANCEL_BATCH_ORDERS);
        endpoint.requireAccess(cancel);
        endpoint.requireEnvironment(cancel);
        long limit = endpoint.getConfiguration().getKillTimeout();
        if (limit <= 0) {
            throw new IllegalArgumentException(
                    "killTimeout=" + limit + " leaves no time to cancel; give milliseconds above 0");
        }
        KeyCheck.require(endpoint, endpoint.keysFor(cancel), Access.TRADE);
        signing = endpoint.signing(cancel);
        services().accountServices().kills().restore();
    }

    private BlofinServices services() {
        return getEndpoint().getComponent().services();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            String given = exchange.getMessage().getHeader(BlofinHeaders.KILL_REASON, String.class);
            String reason = given == null || given.isBlank() ? NO_REASON : given.strip();
            AccountKills kills = services().accountServices().kills();
            CompletionStage<Runnable> done = getEndpoint().getPath().equals(KILL)
                    ? kills.kill(getEndpoint(), signing, reason).thenApply(report -> () -> fill(exchange, report))
                    : kills.release(AccountKills.names(getEndpoint().environment(), signing), reason)
                            .thenApply(known -> () -> fill(exchange, known));
            done.whenComplete((filling, failure) -> goOn(() -> finish(exchange, callback, filling, failure)));
            return false;
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    private void goOn(Runnable rest) {
        try {
            services().answers().execute(rest);
        } catch (RejectedExecutionException | IllegalStateException stopped) {
            rest.run();
        }
    }

    private static void finish(Exchange exchange, AsyncCallback callback, Runnable filling, Throwable failure) {
        try {
            if (failure == null) {
                filling.run();
            } else {
                exchange.setException(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            }
        } catch (RuntimeException e) {
            exchange.setException(e);
        } finally {
            callback.done(false);
        }
    }

    private void fill(Exchange exchange, CancelReport report) {
        exchange.getMessage()
                .setBody(
                        switch (getEndpoint().getConfiguration().getOutput()) {
                            case typed -> report;
                            case map -> BlofinJson.toMap(report);
                            case json, raw -> BlofinJson.toText(report);
                        });
        exchange.getMessage().setHeader(BlofinHeaders.OPERATION, KILL);
        exchange.getMessage().setHeader(BlofinHeaders.KILL_COMPLETE, report.complete());
    }

    /** The body stays as it is. */
    private static void fill(Exchange exchange, Optional<Closing> known) {
        exchange.getMessage().setHeader(BlofinHeaders.OPERATION, RELEASE);
        exchange.getMessage().setHeader(BlofinHeaders.RELEASED, known.isPresent());
    }

    @Override
    public BlofinEndpoint getEndpoint() {
        return (BlofinEndpoint) super.getEndpoint();
    }
}
