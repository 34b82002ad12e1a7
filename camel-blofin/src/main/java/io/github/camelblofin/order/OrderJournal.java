package io.github.camelblofin.order;

import io.github.camelblofin.ledger.LedgerEntry;
import io.github.camelblofin.ledger.LedgerNote;
import io.github.camelblofin.ledger.OrderLedger;
import io.github.camelblofin.ledger.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what happens to one write into the ledger. Only the intent is waited for: the rest can be found out again. */
final class OrderJournal {
    private static final Logger LOG = LoggerFactory.getLogger(OrderJournal.class);

    private final OrderLedger ledger;
    private final Write write;
    private final String user;
    private final String exchange;
    /** Number of the latest intent; {@code null} before the first. Written before anything that reads it. */
    private volatile String intent;

    /** @param intent number of an intent that is in the ledger already; {@code null}: there is none */
    OrderJournal(SafeWrites shared, Write write, String user, String intent) {
        this.ledger = shared.ledger();
        this.write = write;
        this.user = user;
        this.exchange = shared.clock().exchange();
        this.intent = intent;
    }

    /** Something is to be sent; complete when that is durable, failed when it must not be. */
    CompletionStage<LedgerEntry> intent() {
        Map<String, String> facts = new LinkedHashMap<>();
        write.fields().forEach((name, value) -> facts.put(name, value.toString()));
        if (write.key() != null) {
            facts.put("key", write.key());
        }
        facts.put(LedgerNote.EXCHANGE, exchange);
        return append(Step.INTENT, facts).thenApply(entry -> {
            intent = Long.toString(entry.number());
            return entry;
        });
    }

    /** It was signed, and goes out. */
    void call(long signedAt, int attempt) {
        note(Step.CALL, Map.of("signedAt", Long.toString(signedAt), "attempt", Integer.toString(attempt)));
    }

    void note(Step step, Map<String, String> facts) {
        Map<String, String> all = new LinkedHashMap<>(facts);
        String number = intent;
        if (write.clientId() == null && number != null) {
            all.put(LedgerNote.INTENT_NUMBER, number);
        }
        append(step, all).whenComplete((entry, failure) -> {
            if (failure != null) {
                missed(step, failure);
            }
        });
    }

    /** Says what is not in the ledger. */
    void missed(Step step, Throwable failure) {
        LOG.warn(
                "The order ledger misses {} of {}: {}",
                step,
                write.named(),
                WriteTrouble.cause(failure).toString());
    }

    /** The end of it, as far as anybody knows. */
    void outcome(Settled settled) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("outcome", settled.outcome().name());
        facts.put("how", settled.how());
        settled.orderId().ifPresent(id -> facts.put("orderId", id));
        if (settled.failure() != null) {
            settled.failure().code().ifPresent(code -> facts.put("code", code));
        }
        note(Step.OUTCOME, facts);
    }

    private CompletionStage<LedgerEntry> append(Step step, Map<String, String> facts) {
        try {
            return ledger.append(new LedgerNote(step, write.target().path(), user, write.clientId(), facts));
        } catch (RuntimeException defect) {
            return CompletableFuture.failedFuture(defect);
        }
    }
}
