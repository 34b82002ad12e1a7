package io.github.camelblofin;

import io.github.camelblofin.api.Environment;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.model.CancelReport;
import io.github.camelblofin.rest.Calls;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.rest.Target;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of one component is to be cancelled at its stop, or when a private stream is down for long. Safe for any thread. */
final class CancelCares {
    private static final Logger LOG = LoggerFactory.getLogger(CancelCares.class);

    private final ConcurrentMap<Account, CancelCare> atStop = new ConcurrentHashMap<>();
    private final ConcurrentMap<Account, DisconnectWatch> watches = new ConcurrentHashMap<>();

    /** @param after how long a stream must be down; zero: at the stop */
    private record Account(Environment environment, CredentialsProvider keys, String name, Duration after) {}

    /** @throws IllegalArgumentException says which option is wrong */
    static void check(BlofinEndpoint endpoint) {
        long after = endpoint.getConfiguration().getCancelOnDisconnect();
        if (after < 0) {
            throw new IllegalArgumentException(
                    "cancelOnDisconnect=" + after + " must not be negative; 0 switches it off");
        }
    }

    /** What watches the calls of an endpoint, as its options ask; begun with its first order. */
    Watching of(BlofinEndpoint endpoint, Target target, Signing signing) {
        BlofinConfiguration options = endpoint.getConfiguration();
        if (!options.isCancelOnStop() && options.getCancelOnDisconnect() == 0) {
            return calls -> calls;
        }
        CredentialsProvider keys = endpoint.keysFor(target);
        CancelCare stop = CancelCare.NONE;
        if (options.isCancelOnStop()) {
            Account account = new Account(endpoint.environment(), keys, options.getAccount(), Duration.ZERO);
            stop = atStop.computeIfAbsent(account, who -> new CancelCare(endpoint, signing));
        }
        CancelCare lost = CancelCare.NONE;
        if (options.getCancelOnDisconnect() > 0) {
            Duration after = Duration.ofMillis(options.getCancelOnDisconnect());
            Account account = new Account(endpoint.environment(), keys, options.getAccount(), after);
            lost = watches.computeIfAbsent(
                            account,
                            who -> DisconnectWatch.start(endpoint, keys, after, new CancelCare(endpoint, signing)))
                    .care();
        }
        CancelCare first = stop;
        CancelCare second = lost;
        return calls -> second.watching(first.watching(calls));
    }

    /** Cancels what is to be cancelled at the stop; waits until that is done, but not longer than the limit. */
    void stop(Duration limit) throws InterruptedException {
        watches.values().forEach(DisconnectWatch::stop);
        List<CompletableFuture<CancelReport>> runs = atStop.values().stream()
                .filter(care -> !care.idle())
                .map(care ->
                        care.cancel("The component stops (cancelOnStop)", limit).toCompletableFuture())
                .toList();
        try {
            CompletableFuture.allOf(runs.toArray(CompletableFuture[]::new))
                    .get(limit.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.error("cancelOnStop has not come to an end: look for open orders yourself", e);
        }
    }

    /** Makes calls that are watched. */
    @FunctionalInterface
    interface Watching {
        Calls over(Calls calls);
    }
}
