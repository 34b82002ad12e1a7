package io.github.camelblofin;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.stream.StreamChannel;
import io.github.camelblofin.stream.Subscription;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wait of a consumer's start for BloFin's confirmation of its subscription. */
final class StartWait {
    private static final Logger LOG = LoggerFactory.getLogger(BlofinStreamConsumer.class);
    private static final long LOOK_MILLIS = 50;

    private StartWait() {}

    /**
     * Waits until all is confirmed, the exchange cannot be reached, or the time is over.
     *
     * @param limit milliseconds; 0: do not wait
     * @throws BlofinException when BloFin refuses
     */
    static void confirmed(Subscription subscription, StreamChannel channel, long limit) throws Exception {
        if (limit <= 0) {
            return;
        }
        try {
            for (long waited = 0; waited < limit && reachable(subscription); waited += LOOK_MILLIS) {
                if (confirmedWithin(subscription.confirmed(), Math.min(LOOK_MILLIS, limit - waited))) {
                    return;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BlofinException refused) {
                throw refused;
            }
            throw e;
        }
        LOG.warn(
                "blofin:{} is not confirmed yet ({}); the route starts and goes on trying",
                channel,
                reachable(subscription)
                        ? "no answer within " + limit + " ms"
                        : subscription.status().lastError());
    }

    /** Where an attempt has failed already, waiting longer would only hold up the other routes. */
    private static boolean reachable(Subscription subscription) {
        return subscription.status().lastError() == null;
    }

    private static boolean confirmedWithin(CompletionStage<Void> confirmed, long millis)
            throws InterruptedException, ExecutionException {
        try {
            confirmed.toCompletableFuture().get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }
}
