package io.github.camelblofin;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinKilledException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.guard.KillSwitch;
import io.github.camelblofin.guard.KillSwitch.Closing;
import io.github.camelblofin.order.NewRisk;
import io.github.camelblofin.rest.Calls;
import io.github.camelblofin.rest.Draft;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.rest.Target;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A message's way past the kill switch. What may add risk is refused while the switch is closed, and counted while it is under
 * way; when the switch is closed meanwhile, the rest of it is not sent. What cancels, closes or only reduces always passes.
 */
final class RiskPass {
    private static final RiskPass FREE = new RiskPass(null, calls -> calls);

    /** {@code null}: no risk. */
    private final KillSwitch.Pass pass;

    private final CancelCares.Watching care;

    private RiskPass(KillSwitch.Pass pass, CancelCares.Watching care) {
        this.pass = pass;
        this.care = care;
    }

    /**
     * Lets a message's request pass.
     *
     * @throws BlofinKilledException when the switch is closed
     */
    static RiskPass of(BlofinEndpoint endpoint, Draft draft, Signing signing) {
        if (!addsRisk(draft)) {
            return FREE;
        }
        BlofinServices services = endpoint.getComponent().services();
        KillSwitch killSwitch = services.accountServices().kills().killSwitch();
        Set<String> users = AccountKills.names(endpoint.environment(), signing);
        CancelCares.Watching care = services.accountServices().cares().of(endpoint, draft.target(), signing);
        return killSwitch
                .admit(users)
                .map(pass -> new RiskPass(pass, care))
                .orElseThrow(
                        () -> refusal(draft.target(), killSwitch.closing(users).orElse(null)));
    }

    private static boolean addsRisk(Draft draft) {
        Target target = draft.target();
        if (!target.writes()) {
            return false;
        }
        // A path that the table does not have may do anything.
        Operation operation =
                target.operation().or(() -> Operation.find(target.path())).orElse(null);
        return operation == null || draft.items().stream().anyMatch(item -> NewRisk.in(operation, item));
    }

    private static BlofinKilledException refusal(Target target, Closing closing) {
        String since = closing == null ? "" : " since " + closing.since() + " (" + closing.reason() + ")";
        return new BlofinKilledException(Failure.local(
                target.path(),
                target.path() + " was not sent: the kill switch is closed" + since
                        + ". Cancels, closes and reduce-only orders pass; to(\"blofin:local/release\") opens it"));
    }

    /** The same calls, none of which is made that could add risk once the switch is closed. */
    Calls watching(Calls calls) {
        Calls watched = care.over(calls);
        return pass == null
                ? watched
                : (call, by) -> {
                    Closing closing = pass.closing().orElse(null);
                    boolean stopped = closing != null
                            && call.target().writes()
                            && call.target().priority() != Priority.CANCEL;
                    return stopped
                            ? CompletableFuture.failedFuture(refusal(call.target(), closing))
                            : watched.call(call, by);
                };
    }

    /** The message is done. */
    void end(Throwable failure) {
        if (pass != null) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            boolean clear = cause == null || (cause instanceof BlofinException known && !known.outcomeUnknown());
            pass.end(!clear);
        }
    }
}
