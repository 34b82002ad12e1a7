package io.github.camelblofin;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.rest.KeyInspector;
import io.github.camelblofin.rest.Target;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Goes on looking at what a producer's key may do after the start: before the first call that needs a permission which was
 * not checked at start, and after a call that was refused. Safe for any thread and never blocks.
 */
final class KeyWatch {
    private static final CompletionStage<Void> PERMITTED = CompletableFuture.completedFuture(null);

    private final BlofinEndpoint endpoint;
    private final BlofinServices services;
    private final Set<Access> checked = ConcurrentHashMap.newKeySet();

    KeyWatch(BlofinEndpoint endpoint, BlofinServices services) {
        this.endpoint = endpoint;
        this.services = services;
    }

    /** The start has checked it. */
    void checked(Access access) {
        checked.add(access);
    }

    /**
     * Whether the key may make a call.
     *
     * @return fails with a {@link BlofinAuthenticationException} when it may not; completes also when BloFin cannot be asked
     */
    CompletionStage<Void> permitted(Target target) {
        if (!watches(target) || checked.contains(target.access())) {
            return PERMITTED;
        }
        return inspector(target).lack(target.access()).thenAccept(lack -> {
            lack.ifPresent(why -> {
                throw new BlofinAuthenticationException(
                        Failure.local(target.path(), target.path() + " was not sent: it " + why));
            });
            checked.add(target.access());
        });
    }

    /** A call failed. */
    void failed(Target target, Throwable failure) {
        if (watches(target)) {
            inspector(target).refused(failure, target.access());
        }
    }

    private boolean watches(Target target) {
        return target.signed() && endpoint.getConfiguration().isKeyCheck();
    }

    private KeyInspector inspector(Target target) {
        return services.inspector(endpoint.environment(), endpoint.keysFor(target));
    }
}
