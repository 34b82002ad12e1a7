package io.github.camelblofin.approval;

/** What may happen to an approval. */
sealed interface ApprovalEvent {
    /** Somebody approves. */
    record Approve(String by) implements ApprovalEvent {}

    /** Somebody says no. */
    record Decline(String by, String reason) implements ApprovalEvent {}

    /** Time passed. */
    record Tick() implements ApprovalEvent {}

    /** It is about to be handed over. */
    record HandOver() implements ApprovalEvent {}

    /** It is known what came of it. */
    record End(ApprovalState state, String detail) implements ApprovalEvent {}
}
