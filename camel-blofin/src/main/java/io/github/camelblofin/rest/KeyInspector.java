package io.github.camelblofin.rest;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.auth.AccountIdentity;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.model.user.ApiKeyInfo;
import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks BloFin, once, whose a key is and what it may do; all who need to know share the call. Warnings about the key are
 * logged once. A failure is remembered for half a minute, so that many endpoints that start while BloFin cannot be reached do
 * not wait one after the other. Safe for any thread and never blocks.
 */
public final class KeyInspector {
    private static final Logger LOG = LoggerFactory.getLogger(KeyInspector.class);
    private static final long FAILURE_NANOS = Duration.ofSeconds(30).toNanos();
    /** Refusals that may be about this call and not about the key. */
    private static final Set<String> UNCLEAR = Set.of(
            ErrorCode.OPERATION_NOT_SUPPORTED.code(),
            ErrorCode.HTTP_UNAUTHORIZED.code(),
            ErrorCode.INVALID_SIGNATURE.code());

    private final RestClient client;
    private final Signing signing;
    private final Ticker ticker;
    /** Guarded by this. */
    private CompletableFuture<ApiKeyInfo> asked;
    /** Guarded by this. */
    private long askedAt;

    public KeyInspector(RestClient client, Signing signing, Ticker ticker) {
        this.client = client;
        this.signing = signing;
        this.ticker = ticker;
    }

    /**
     * Completes with what speaks against using the key for something; empty when nothing does, also when BloFin could not be
     * asked, which is logged. Fails with a {@link BlofinAuthenticationException} when BloFin refuses the key itself.
     */
    public CompletionStage<Optional<String>> lack(Access needed) {
        return info().handle((key, failure) -> {
            if (failure == null) {
                return KeyFindings.lack(key, needed);
            }
            Throwable cause = cause(failure);
            if (refusesTheKey(cause)) {
                throw (BlofinAuthenticationException) cause;
            }
            return Optional.empty();
        });
    }

    /** Whose key it is; empty until BloFin has said so. */
    public synchronized Optional<AccountIdentity> identity() {
        return asked == null || !asked.isDone() || asked.isCompletedExceptionally()
                ? Optional.empty()
                : Optional.of(asked.join()).map(key -> new AccountIdentity(key.uid(), key.parentUid()));
    }

    private synchronized CompletableFuture<ApiKeyInfo> info() {
        boolean stale = asked != null && asked.isCompletedExceptionally() && ticker.nanos() - askedAt > FAILURE_NANOS;
        if (asked == null || stale) {
            askedAt = ticker.nanos();
            asked = ask();
        }
        return asked;
    }

    private CompletableFuture<ApiKeyInfo> ask() {
        return client.call(Call.withQuery(Target.of(Operation.USER_QUERY_APIKEY), ""), signing)
                .thenApply(answer -> (ApiKeyInfo) answer.rows().get(0))
                .whenComplete(this::report)
                .toCompletableFuture();
    }

    private void report(ApiKeyInfo key, Throwable failure) {
        if (failure == null) {
            List<String> warnings = KeyFindings.warnings(key, client.clock().instant());
            warnings.forEach(LOG::warn);
        } else if (!refusesTheKey(cause(failure))) {
            LOG.warn(
                    "The key's permissions could not be checked, and are not: {}",
                    cause(failure).getMessage());
        }
    }

    private static boolean refusesTheKey(Throwable failure) {
        return failure instanceof BlofinAuthenticationException refusal
                && refusal.callerFault()
                && refusal.code().filter(code -> !UNCLEAR.contains(code)).isPresent();
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
