package io.github.camelblofin.approval;

import io.github.camelblofin.ledger.LedgerNote;
import io.github.camelblofin.ledger.Step;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How approvals stand in the ledger. */
final class ApprovalNotes {
    private static final String ID = "approval";
    private static final String DESK = "desk";
    private static final String ORDER = "order";
    private static final String ASKED_BY = "askedBy";
    private static final String REQUIRED = "required";
    private static final String APPROVERS = "approvers";
    private static final String EXPIRES_AT = "expiresAt";

    private ApprovalNotes() {}

    static LedgerNote asked(ApprovalRequest request) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(DESK, request.desk());
        facts.put(ORDER, request.order());
        if (request.askedBy() != null) {
            facts.put(ASKED_BY, request.askedBy());
        }
        facts.put(REQUIRED, String.valueOf(request.required()));
        facts.put(APPROVERS, String.join(",", request.approvers()));
        facts.put(EXPIRES_AT, String.valueOf(request.expiresAt().toEpochMilli()));
        return of(request, Step.APPROVAL_ASKED, facts);
    }

    static LedgerNote of(ApprovalRequest request, Step step, Map<String, String> details) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(ID, request.id());
        facts.putAll(details);
        return new LedgerNote(step, request.operation(), request.user(), request.clientId(), facts);
    }

    /** The approval that a note is about; empty when it is about none. */
    static Optional<String> id(LedgerNote note) {
        return Optional.ofNullable(note.facts().get(ID));
    }

    static ApprovalRequest request(LedgerNote note) {
        Map<String, String> facts = note.facts();
        String approvers = facts.get(APPROVERS);
        return new ApprovalRequest(
                facts.get(ID),
                facts.get(DESK),
                note.operation(),
                note.user(),
                note.clientId(),
                facts.get(ORDER),
                facts.get(ASKED_BY),
                Integer.parseInt(facts.get(REQUIRED)),
                approvers.isEmpty() ? List.of() : List.of(approvers.split(",")),
                Instant.ofEpochMilli(Long.parseLong(facts.get(EXPIRES_AT))));
    }
}
