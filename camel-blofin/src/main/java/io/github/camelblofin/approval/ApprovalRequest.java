package io.github.camelblofin.approval;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What was asked; it stays as it was fixed then, whatever options say later.
 *
 * @param id of the approval, for those who approve or decline
 * @param desk name of the place where the order comes out again
 * @param operation REST path after {@code /api/v1/}
 * @param user whose account; {@code null}: not known
 * @param clientId the order's client id
 * @param order the order as JSON, client id included
 * @param askedBy who asked; {@code null}: not told
 * @param required how many must approve
 * @param approvers who may approve; empty: anybody but who asked
 * @param expiresAt from then on it is neither approved nor sent
 */
public record ApprovalRequest(
        String id,
        String desk,
        String operation,
        String user,
        String clientId,
        String order,
        String askedBy,
        int required,
        List<String> approvers,
        Instant expiresAt) {
    /** @throws IllegalArgumentException says what cannot be */
    public ApprovalRequest {
        approvers = List.copyOf(approvers);
        if (required < 1) {
            throw new IllegalArgumentException("approvals=" + required + ": at least one must approve");
        }
        long able = approvers.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .filter(name -> !ApprovalPolicy.same(name, askedBy))
                .count();
        if (!approvers.isEmpty() && able < required) {
            throw new IllegalArgumentException("approvals=" + required + " can never be reached: of "
                    + String.join(", ", approvers) + " only " + able + " may approve");
        }
    }
}
