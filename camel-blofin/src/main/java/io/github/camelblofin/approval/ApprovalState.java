package io.github.camelblofin.approval;

/** Where an order that must be approved stands. */
public enum ApprovalState {
    /** It waits for approvals. */
    PENDING,
    /** Enough approved; it was not handed over yet. */
    APPROVED,
    /** It was handed over to be sent, which happens once. */
    SENT,
    /** It was sent, and the endpoint it was sent to succeeded. */
    DONE,
    /** It was refused when it was sent: nothing was placed. */
    FAILED,
    /** It was handed over, and nobody knows whether it was placed: look for its client id. */
    UNKNOWN,
    /** Somebody said no. */
    DECLINED,
    /** It was not approved, or not handed over, in time. */
    EXPIRED;

    /** Whether nothing happens to it any more. */
    public boolean ended() {
        return switch (this) {
            case PENDING, APPROVED, SENT -> false;
            case DONE, FAILED, UNKNOWN, DECLINED, EXPIRED -> true;
        };
    }
}
