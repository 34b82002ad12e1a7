package io.github.camelblofin.order;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.model.Instrument;
import io.github.camelblofin.rest.Draft;
import io.github.camelblofin.rest.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks requests that name prices or sizes against the rules of their instruments, before a call is spent. When an
 * instrument cannot be read, what may add risk is refused as retryable, and what cancels, closes or only reduces passes
 * unchecked. Safe for any thread and never blocks; where the instruments are known already, it answers on the caller's
 * thread.
 */
public final class InstrumentGate {
    private static final Logger LOG = LoggerFactory.getLogger(InstrumentGate.class);

    private final Instruments instruments;
    private final Rounding rounding;
    private final AccountRules account;

    /** One that refuses what is off the steps. */
    public InstrumentGate(Instruments instruments) {
        this(instruments, Rounding.reject, AccountRules.NONE);
    }

    /**
     * A gate.
     *
     * @param rounding what happens to what is off the steps
     * @param account what the account demands
     */
    public InstrumentGate(Instruments instruments, Rounding rounding, AccountRules account) {
        this.instruments = instruments;
        this.rounding = rounding;
        this.account = account;
    }

    /**
     * Lets a request through.
     *
     * @return fails with a {@link BlofinInvalidRequestException} that tells all faults, those of the draft included, or with
     *     a {@link BlofinUnavailableException} when the rules are not known
     */
    public CompletionStage<Request> admit(Draft draft) {
        Optional<Operation> operation = draft.target().operation();
        SteppedFields fields = operation
                .map(line -> SteppedFields.of(line.requestType()))
                .orElseGet(() -> SteppedFields.of(Map.class));
        List<String> names = fields.none()
                ? List.of()
                : draft.items().stream()
                        .map(InstrumentGate::instId)
                        .filter(name -> !name.isBlank())
                        .distinct()
                        .toList();
        CompletionStage<Map<String, Lookup>> known = CompletableFuture.completedFuture(new LinkedHashMap<>());
        for (String name : names) {
            known = known.thenCombine(find(operation.orElseThrow(), name), (all, found) -> {
                all.put(name, found);
                return all;
            });
        }
        return known.thenCompose(all -> {
            Optional<Lookup> unread = check(draft, fields, all);
            return account.check(draft).thenApply(done -> admitted(draft, unread));
        });
    }

    private static String instId(Map<String, Object> item) {
        Object name = item.get("instId");
        return name == null ? "" : name.toString();
    }

    private CompletionStage<Lookup> find(Operation operation, String instId) {
        CompletionStage<Optional<Instrument>> answer;
        try {
            answer = instruments.find(operation.spot(), instId);
        } catch (RuntimeException failure) {
            answer = CompletableFuture.failedFuture(failure);
        }
        return answer.handle((found, failure) -> new Lookup(failure == null ? found : Optional.empty(), failure));
    }

    /** Tells the draft its faults; what could not be read about new risk comes back. */
    private Optional<Lookup> check(Draft draft, SteppedFields fields, Map<String, Lookup> known) {
        Lookup unread = null;
        for (int i = 0; i < draft.items().size(); i++) {
            Lookup lookup = known.get(instId(draft.items().get(i)));
            if (lookup != null) {
                boolean newRisk = NewRisk.in(
                        draft.target().operation().orElseThrow(), draft.items().get(i));
                check(draft, i, fields, lookup, newRisk);
                unread = unread == null && newRisk && lookup.failure() != null ? lookup : unread;
            }
            int place = i;
            TriggerSides.faults(draft.items().get(i)).forEach(fault -> draft.add(place, fault));
        }
        return Optional.ofNullable(unread);
    }

    private static Request admitted(Draft draft, Optional<Lookup> unread) {
        if (unread.isPresent() && !draft.faulty()) {
            throw unread.get().refusal(draft.target().path());
        }
        return draft.request();
    }

    private void check(Draft draft, int place, SteppedFields fields, Lookup lookup, boolean newRisk) {
        Map<String, Object> item = draft.items().get(place);
        if (lookup.failure() != null) {
            if (!newRisk) {
                LOG.debug(
                        "{} goes out unchecked, since the rules of {} cannot be read",
                        draft.target().path(),
                        instId(item));
            }
        } else if (lookup.instrument().isPresent()) {
            InstrumentRules.Checked checked =
                    InstrumentRules.check(item, fields, lookup.instrument().get(), newRisk, rounding);
            checked.faults().forEach(fault -> draft.add(place, fault));
            if (!checked.rounded().isEmpty()) {
                draft.correct(place, checked.request(), checked.rounded());
            }
        } else if (newRisk) {
            draft.add(
                    place,
                    "instId is \"" + instId(item) + "\", and BloFin lists no such instrument (market/instruments tells"
                            + " their names)");
        }
    }

    /**
     * What came of asking for an instrument.
     *
     * @param instrument empty when BloFin lists none, and when it could not be read
     * @param failure why it could not be read; {@code null}: it could
     */
    private record Lookup(Optional<Instrument> instrument, Throwable failure) {
        BlofinException refusal(String path) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            BlofinException told = cause instanceof BlofinException known ? known : null;
            String message =
                    path + " was not sent: the rules of its instrument cannot be read, and what may add risk is"
                            + " not sent unchecked. Nothing was done: try again later, or send it unchecked with"
                            + " validate=false; cancelling, closing and reduceOnly orders go out all the same. "
                            + cause.getMessage();
            return new BlofinUnavailableException(
                    new Failure(
                            path,
                            null,
                            null,
                            message,
                            true,
                            false,
                            false,
                            told == null ? null : told.retryAt().orElse(null)),
                    cause);
        }
    }
}
