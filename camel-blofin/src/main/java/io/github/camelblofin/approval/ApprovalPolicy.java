package io.github.camelblofin.approval;

import io.github.camelblofin.approval.ApprovalDecision.Nothing;
import io.github.camelblofin.approval.ApprovalDecision.Refuse;
import io.github.camelblofin.approval.ApprovalDecision.Write;
import io.github.camelblofin.ledger.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What becomes of an order that must be approved: what may be written into the ledger next, and what an entry of the ledger
 * makes of it. What is known after a restart is made by the same function as what is known while running. Functions of their
 * input.
 */
final class ApprovalPolicy {
    static final String BY = "by";
    static final String REASON = "reason";
    static final String STATE = "state";

    private ApprovalPolicy() {}

    static ApprovalDecision decide(Approval approval, ApprovalEvent event, Instant now) {
        boolean late = !now.isBefore(approval.request().expiresAt());
        if (event instanceof ApprovalEvent.Approve approve) {
            return approve(approval, approve.by(), late);
        }
        if (event instanceof ApprovalEvent.Decline decline) {
            return decline(approval, decline, late);
        }
        if (event instanceof ApprovalEvent.HandOver) {
            return handOver(approval, late);
        }
        if (event instanceof ApprovalEvent.End end) {
            return approval.state() == ApprovalState.SENT ? end(end) : new Nothing();
        }
        boolean waits = approval.state() == ApprovalState.PENDING || approval.state() == ApprovalState.APPROVED;
        return waits && late ? new Write(Step.EXPIRED, Map.of()) : new Nothing();
    }

    private static ApprovalDecision approve(Approval approval, String by, boolean late) {
        if (nobody(by)) {
            return new Refuse("it must be told who approves");
        }
        ApprovalRequest request = approval.request();
        if (same(by, request.askedBy())) {
            return new Refuse(by.strip() + " asked for it, so somebody else must approve");
        }
        if (!request.approvers().isEmpty() && request.approvers().stream().noneMatch(approver -> same(by, approver))) {
            return new Refuse(
                    by.strip() + " is not one of those who may approve it: " + String.join(", ", request.approvers()));
        }
        if (approval.approvedBy().stream().anyMatch(earlier -> same(by, earlier))) {
            return new Nothing();
        }
        return switch (approval.state()) {
            case PENDING -> late ? expired(approval) : new Write(Step.APPROVED, Map.of(BY, by.strip()));
            case APPROVED, SENT, DONE, FAILED, UNKNOWN -> new Nothing();
            case DECLINED, EXPIRED -> over(approval);
        };
    }

    private static ApprovalDecision decline(Approval approval, ApprovalEvent.Decline decline, boolean late) {
        if (nobody(decline.by())) {
            return new Refuse("it must be told who declines");
        }
        return switch (approval.state()) {
            case PENDING -> late ? expired(approval) : declined(decline);
            case DECLINED -> new Nothing();
            case APPROVED, SENT, DONE, FAILED, UNKNOWN, EXPIRED -> over(approval);
        };
    }

    private static ApprovalDecision declined(ApprovalEvent.Decline decline) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(BY, decline.by().strip());
        if (decline.reason() != null && !decline.reason().isBlank()) {
            facts.put(REASON, decline.reason().strip());
        }
        return new Write(Step.DECLINED, facts);
    }

    /** After its time an order is not sent any more, also when it was approved before: prices have moved on. */
    private static ApprovalDecision handOver(Approval approval, boolean late) {
        if (approval.state() != ApprovalState.APPROVED) {
            return new Nothing();
        }
        return new Write(late ? Step.EXPIRED : Step.HANDED_OVER, Map.of());
    }

    private static ApprovalDecision end(ApprovalEvent.End end) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(STATE, end.state().name());
        if (end.detail() != null) {
            facts.put(REASON, end.detail());
        }
        return new Write(Step.APPROVAL_ENDED, facts);
    }

    private static ApprovalDecision expired(Approval approval) {
        return new Refuse("it expired at " + approval.request().expiresAt());
    }

    private static ApprovalDecision over(Approval approval) {
        return new Refuse("it is " + approval.state().name().toLowerCase(Locale.ROOT) + " already");
    }

    /** What an entry makes of it. Entries that do not fit change nothing, such as one that was written twice. */
    static Approval after(Approval approval, Step step, Map<String, String> facts) {
        String by = facts.get(BY);
        return switch (step) {
            case APPROVED -> approval.state() == ApprovalState.PENDING ? approved(approval, by) : approval;
            case DECLINED -> approval.in(ApprovalState.DECLINED, reason(by, facts.get(REASON)));
            case EXPIRED -> approval.in(ApprovalState.EXPIRED, "not approved and sent in time");
            case HANDED_OVER -> approval.in(ApprovalState.SENT, null);
            case APPROVAL_ENDED -> approval.in(ApprovalState.valueOf(facts.get(STATE)), facts.get(REASON));
            default -> approval;
        };
    }

    private static Approval approved(Approval approval, String by) {
        if (approval.approvedBy().stream().anyMatch(earlier -> same(by, earlier))) {
            return approval;
        }
        List<String> all = new ArrayList<>(approval.approvedBy());
        all.add(by);
        boolean enough = all.size() >= approval.request().required();
        return new Approval(
                approval.request(), enough ? ApprovalState.APPROVED : ApprovalState.PENDING, all, approval.detail());
    }

    private static String reason(String by, String reason) {
        return reason == null ? "declined by " + by : "declined by " + by + ": " + reason;
    }

    private static boolean nobody(String by) {
        return by == null || by.isBlank();
    }

    /** People are the same however they write their name's case: two approvals must come from two. */
    static boolean same(String one, String other) {
        return one != null && other != null && one.strip().equalsIgnoreCase(other.strip());
    }
}
