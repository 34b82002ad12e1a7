package io.github.camelblofin;

import io.github.camelblofin.guard.CancelRun;
import io.github.camelblofin.guard.CancelTerms;
import io.github.camelblofin.model.CancelReport;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Calls;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what one account's endpoints have placed and cancels it when that is asked for: {@code cancelOnStop}, {@code
 * cancelOnDisconnect}. Safe for any thread, and never blocks.
 */
final class CancelCare {
    /** Nothing is remembered. */
    static final CancelCare NONE = new CancelCare(null, null);

    private static final Logger LOG = LoggerFactory.getLogger(CancelCare.class);

    private final BlofinEndpoint endpoint;
    private final Signing signing;
    private final PlacedOrders placed = new PlacedOrders();
    /** Calls that may still become orders. */
    private final AtomicInteger underWay = new AtomicInteger();

    CancelCare(BlofinEndpoint endpoint, Signing signing) {
        this.endpoint = endpoint;
        this.signing = signing;
    }

    /** The same calls, which are remembered. */
    Calls watching(Calls calls) {
        return endpoint == null
                ? calls
                : (call, by) -> {
                    if (!call.target().writes()) {
                        return calls.call(call, by);
                    }
                    placed.sending(call.body());
                    underWay.incrementAndGet();
                    return calls.call(call, by).whenComplete((answer, failure) -> {
                        if (failure == null) {
                            answered(answer);
                        }
                        underWay.decrementAndGet();
                    });
                };
    }

    private void answered(Answer answer) {
        try {
            placed.answered(answer.rows());
        } catch (RuntimeException e) {
            // Whoever called is told of it; the client id is remembered.
            LOG.debug("An answer of {} names no order", answer.target().path(), e);
        }
    }

    boolean idle() {
        return placed.none();
    }

    /**
     * Cancels all that was placed and is still open.
     *
     * @param why for the report
     * @param limit how long is tried
     */
    CompletionStage<CancelReport> cancel(String why, Duration limit) {
        BlofinServices services = endpoint.getComponent().services();
        Duration lag = Duration.ofMillis(endpoint.getConfiguration().getListLag());
        CancelTerms terms = new CancelTerms(placed::contains, false, underWay::get, lag, limit);
        LOG.warn("{}: what this process placed is being cancelled", why);
        return CancelRun.start(terms, new RestDesk(endpoint, signing), services.scheduler(), Ticker.SYSTEM)
                .thenApply(report -> {
                    LOG.warn("{}: {}", why, report);
                    services.accountServices()
                            .kills()
                            .told(AccountKills.names(endpoint.environment(), signing), why, report);
                    return report;
                });
    }
}
