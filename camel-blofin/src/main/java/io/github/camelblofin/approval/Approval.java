package io.github.camelblofin.approval;

import java.util.List;

/**
 * An order that must be approved, as it stands. Immutable.
 *
 * @param request what was asked
 * @param approvedBy who approved, in that order
 * @param detail why it was declined, or what it failed with; {@code null}: nothing to say
 */
public record Approval(ApprovalRequest request, ApprovalState state, List<String> approvedBy, String detail) {
    public Approval {
        approvedBy = List.copyOf(approvedBy);
    }

    static Approval asked(ApprovalRequest request) {
        return new Approval(request, ApprovalState.PENDING, List.of(), null);
    }

    Approval in(ApprovalState next, String why) {
        return new Approval(request, next, approvedBy, why);
    }

    /** The id of the approval. */
    public String id() {
        return request.id();
    }
}
