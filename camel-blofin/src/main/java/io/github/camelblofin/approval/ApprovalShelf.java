package io.github.camelblofin.approval;

import io.github.camelblofin.ledger.LedgerEntry;
import io.github.camelblofin.ledger.LedgerNote;
import io.github.camelblofin.ledger.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Approvals as the ledger's entries made them. Those that ended are kept for a while, so that who comes late is told. Safe for
 * any thread.
 */
final class ApprovalShelf {
    static final int MOST_ENDED = 1_000;

    /** Oldest first. Guarded by this, as are all fields. */
    private final Map<String, Approval> approvals = new LinkedHashMap<>();

    /** What became of orders that were handed over, by client id, where the ledger tells. */
    private final Map<String, ApprovalOutlet.Sent> outcomes = new HashMap<>();
    /** Ids of those that this process sends. */
    private final Set<String> sending = new HashSet<>();

    private int ended;

    /** Takes an entry; returns the approval it is about as it is now, {@code null} where it is about none. */
    synchronized Approval read(LedgerEntry entry) {
        LedgerNote note = entry.note();
        if (note.step() == Step.OUTCOME) {
            keep(note);
            return null;
        }
        String id = ApprovalNotes.id(note).orElse(null);
        if (id == null) {
            return null;
        }
        if (note.step() == Step.APPROVAL_ASKED) {
            return approvals.computeIfAbsent(id, asked -> Approval.asked(ApprovalNotes.request(note)));
        }
        Approval before = approvals.get(id);
        if (before == null) {
            return null;
        }
        Approval after = ApprovalPolicy.after(before, note.step(), note.facts());
        approvals.put(id, after);
        if (after.state().ended() && !before.state().ended()) {
            sending.remove(id);
            outcomes.remove(after.request().clientId());
            ended++;
            forget();
        }
        return after;
    }

    private void forget() {
        Iterator<Approval> oldest = approvals.values().iterator();
        while (ended > MOST_ENDED && oldest.hasNext()) {
            if (oldest.next().state().ended()) {
                oldest.remove();
                ended--;
            }
        }
    }

    /** Takes an outcome; the approval that waits for it, if any. */
    synchronized Optional<Approval> outcome(LedgerEntry entry) {
        return keep(entry.note());
    }

    private Optional<Approval> keep(LedgerNote note) {
        Optional<Approval> waiting = approvals.values().stream()
                .filter(each -> each.state() == ApprovalState.SENT)
                .filter(each -> !sending.contains(each.id()))
                .filter(each -> each.request().clientId().equals(note.clientId()))
                .findFirst();
        waiting.ifPresent(approval -> outcomes.put(note.clientId(), sent(note.facts())));
        return waiting;
    }

    private static ApprovalOutlet.Sent sent(Map<String, String> facts) {
        String outcome = String.valueOf(facts.get("outcome"));
        ApprovalState state =
                switch (outcome) {
                    case "PLACED" -> ApprovalState.DONE;
                    case "NOT_PLACED" -> ApprovalState.FAILED;
                    default -> ApprovalState.UNKNOWN;
                };
        String detail = state == ApprovalState.DONE ? null : "the order ledger says " + outcome;
        return new ApprovalOutlet.Sent(state, detail, null);
    }

    synchronized Optional<ApprovalOutlet.Sent> outcome(String clientId) {
        return Optional.ofNullable(outcomes.get(clientId));
    }

    /** This process sends it, so it hears of the outcome by itself. */
    synchronized void sending(String id) {
        sending.add(id);
    }

    synchronized boolean isSending(String id) {
        return sending.contains(id);
    }

    synchronized Optional<Approval> find(String id) {
        return Optional.ofNullable(approvals.get(id));
    }

    synchronized List<Approval> all() {
        return List.copyOf(approvals.values());
    }
}
