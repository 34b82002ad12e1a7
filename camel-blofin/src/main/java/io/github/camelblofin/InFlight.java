package io.github.camelblofin;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.ledger.LedgerNote;
import io.github.camelblofin.ledger.OpenIntent;
import io.github.camelblofin.order.Outcome;
import io.github.camelblofin.order.Settled;
import io.github.camelblofin.order.Write;
import io.github.camelblofin.rest.Target;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was in flight when the process before this one ended. It is settled by the first producer that starts with a key of the
 * account it was sent to; nothing is ever sent again. Routes run meanwhile. Safe for any thread.
 */
final class InFlight {
    /** Facts of an intent that are not the request's. */
    private static final Set<String> OWN_FACTS = Set.of("key", LedgerNote.EXCHANGE);

    private static final Logger LOG = LoggerFactory.getLogger(InFlight.class);

    private final Consumer<BlofinInFlightEvent.News> events;
    /** By the number of the intent: nobody looks after it yet. */
    private final ConcurrentMap<Long, OpenIntent> waiting = new ConcurrentHashMap<>();
    /** By the number of the intent: it is being found out, or could not be. */
    private final ConcurrentMap<Long, OpenIntent> unsettled = new ConcurrentHashMap<>();

    InFlight(Consumer<BlofinInFlightEvent.News> events) {
        this.events = events;
    }

    /** The ledger was opened. */
    void found(List<OpenIntent> left) {
        left.forEach(one -> waiting.put(one.intent().number(), one));
        if (!left.isEmpty()) {
            LOG.warn(
                    "{} were in flight when the process before this one ended; what became of them is looked up with the"
                            + " key of their account: {}",
                    left.size(),
                    names(left));
        }
    }

    /**
     * A producer has started.
     *
     * @param users names that the ledger may have for its account
     * @param exchange where it calls
     * @param settle finds out what became of a write, given the number of its intent
     */
    void started(
            Collection<String> users, String exchange, BiFunction<Write, OpenIntent, CompletionStage<Settled>> settle) {
        waiting.forEach((number, left) -> {
            LedgerNote intent = left.intent().note();
            if (users.contains(intent.user())
                    && exchange.equals(intent.facts().get(LedgerNote.EXCHANGE))
                    && waiting.remove(number, left)) {
                unsettled.put(number, left);
                Optional<Write> write = write(intent);
                if (write.isEmpty()) {
                    ended(left, Outcome.UNKNOWN, null);
                } else {
                    settle.apply(write.get(), left)
                            .whenComplete((settled, failure) ->
                                    ended(left, settled == null ? Outcome.UNKNOWN : settled.outcome(), failure));
                }
            }
        });
    }

    private static Optional<Write> write(LedgerNote intent) {
        Map<String, Object> fields = new LinkedHashMap<>(intent.facts());
        fields.keySet().removeAll(OWN_FACTS);
        return Optional.ofNullable(intent.operation())
                .flatMap(Operation::find)
                .map(operation -> new Write(
                        Target.of(operation),
                        fields,
                        intent.clientId(),
                        intent.facts().get("key")));
    }

    private void ended(OpenIntent left, Outcome outcome, Throwable failure) {
        String name = name(left);
        if (outcome == Outcome.UNKNOWN) {
            LOG.warn(
                    "What became of {}, which was in flight when the process before this one ended, is not known; look it up"
                            + " at BloFin",
                    name,
                    failure);
        } else {
            unsettled.remove(left.intent().number());
            LOG.info("{}, in flight when the process before this one ended, is {}", name, outcome);
        }
        events.accept(new BlofinInFlightEvent.News(left, outcome.name()));
    }

    /** What is not settled, by operation and client id, oldest first. */
    List<String> open() {
        Map<Long, OpenIntent> all = new java.util.TreeMap<>(waiting);
        all.putAll(unsettled);
        return all.values().stream().map(InFlight::name).toList();
    }

    private static String names(List<OpenIntent> left) {
        return left.stream().limit(100).map(InFlight::name).collect(Collectors.joining(", "));
    }

    private static String name(OpenIntent left) {
        LedgerNote intent = left.intent().note();
        return intent.operation() + " "
                + (intent.clientId() == null ? "(entry " + left.intent().number() + ")" : intent.clientId());
    }
}
