package io.github.camelblofin.approval;

import java.util.concurrent.CompletionStage;

/** Where approved orders go, and where it is told what came of them. Methods return soon; called by one thread at a time or more. */
public interface ApprovalOutlet {
    /** Sends an order that was approved. Called at most once for each, in whatever process. */
    CompletionStage<Sent> send(Approval approval);

    /**
     * Tells that an approval has ended.
     *
     * @param sent what sending it gave; {@code null}: it was not sent by this process
     */
    void tell(Approval approval, Sent sent);

    /**
     * What sending gave.
     *
     * @param state {@code DONE}, {@code FAILED} or {@code UNKNOWN}
     * @param detail what it failed with; {@code null}: it did not
     * @param carrier what the outlet wants back with {@link #tell}
     */
    record Sent(ApprovalState state, String detail, Object carrier) {}
}
