package io.github.camelblofin.rest;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.api.ErrorClass;
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
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks BloFin whose a key is and what it may do; all who need to know share the call. An answer is good for an hour, but a
 * permission that it lacks, and one that BloFin refused ({@link #refused}), is asked for anew after half a minute: somebody
 * may have changed the key. A failure is remembered for half a minute too, so that many endpoints that start while BloFin
 * cannot be reached do not wait one after the other. Warnings about the key are logged with each answer. Safe for any thread
 * and never blocks.
 */
public final class KeyInspector {
    private static final Logger LOG = LoggerFactory.getLogger(KeyInspector.class);
    private static final long PAUSE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long LIFE_NANOS = Duration.ofHours(1).toNanos();
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
    /** What BloFin said last, {@code null} before. Written by whoever hears it, read by any. */
    private volatile ApiKeyInfo known;

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
        return info(key -> KeyFindings.lack(key, needed).isEmpty()).handle((key, failure) -> {
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

    /**
     * BloFin refused a call for what may be a lack of permission: what is known about the key may be wrong, and is asked for
     * anew. Other failures change nothing.
     */
    public void refused(Throwable failure, Access needed) {
        boolean doubtful = cause(failure) instanceof BlofinAuthenticationException refusal
                && refusal.code()
                        .flatMap(ErrorCode::find)
                        .filter(line -> line.errorClass() == ErrorClass.AUTH)
                        .isPresent();
        if (doubtful) {
            info(key -> false).whenComplete((key, unasked) -> {
                if (unasked == null) {
                    KeyFindings.lack(key, needed).ifPresent(lack -> LOG.warn("A call was refused: it {}", lack));
                }
            });
        }
    }

    /** Whose key it is; empty until BloFin has said so. */
    public Optional<AccountIdentity> identity() {
        return Optional.ofNullable(known).map(key -> new AccountIdentity(key.uid(), key.parentUid()));
    }

    /** @param enough whether an answer that is older than half a minute will do */
    private synchronized CompletionStage<ApiKeyInfo> info(Predicate<ApiKeyInfo> enough) {
        if (asked == null || outlived(enough)) {
            askedAt = ticker.nanos();
            asked = ask();
        }
        return asked;
    }

    /** Guarded by this. */
    private boolean outlived(Predicate<ApiKeyInfo> enough) {
        long age = ticker.nanos() - askedAt;
        if (!asked.isDone() || age <= PAUSE_NANOS) {
            return false;
        }
        return asked.isCompletedExceptionally() || age > LIFE_NANOS || !enough.test(asked.join());
    }

    private CompletableFuture<ApiKeyInfo> ask() {
        return client.call(Call.withQuery(Target.of(Operation.USER_QUERY_APIKEY), ""), signing)
                .thenApply(answer -> (ApiKeyInfo) answer.rows().get(0))
                .whenComplete(this::report)
                .toCompletableFuture();
    }

    private void report(ApiKeyInfo key, Throwable failure) {
        if (failure == null) {
            known = key;
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
