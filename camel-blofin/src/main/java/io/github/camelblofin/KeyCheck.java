package io.github.camelblofin;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.rest.KeyInspector;
import io.vertx.core.Context;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares, when an endpoint starts, what its key may do with what the endpoint needs. Waits at most as long as one call
 * may take; when BloFin cannot be asked in that time the endpoint starts, with a warning.
 */
final class KeyCheck {
    private static final Logger LOG = LoggerFactory.getLogger(KeyCheck.class);

    private KeyCheck() {}

    /**
     * @throws IllegalArgumentException when the key cannot do what the endpoint needs
     * @throws BlofinException when BloFin refuses the key
     */
    static void require(BlofinEndpoint endpoint, CredentialsProvider keys, Access needed) throws InterruptedException {
        BlofinConfiguration options = endpoint.getConfiguration();
        if (!options.isKeyCheck()) {
            return;
        }
        KeyInspector inspector = endpoint.getComponent().services().inspector(endpoint.environment(), keys);
        if (Context.isOnEventLoopThread()) {
            // A route that makes its endpoints while it runs there: waiting would keep the answer from being read.
            inspector.lack(needed);
            return;
        }
        try {
            Optional<String> lack = inspector
                    .lack(needed)
                    .toCompletableFuture()
                    .get(options.getRequestTimeout(), TimeUnit.MILLISECONDS);
            if (lack.isPresent()) {
                throw new IllegalArgumentException("blofin:" + endpoint.getPath() + " " + lack.get());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BlofinException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            LOG.warn(
                    "blofin:{} starts without its key being checked: BloFin did not answer within {} ms",
                    endpoint.getPath(),
                    options.getRequestTimeout());
        }
    }
}
