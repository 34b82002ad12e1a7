package io.github.camelblofin;

import io.github.camelblofin.approval.Approval;
import io.github.camelblofin.model.BlofinJson;
import java.util.List;

/** Approvals as the bodies of messages, as the option {@code output} says. */
final class ApprovalBody {
    private ApprovalBody() {}

    static Object of(Approval approval, BlofinEndpoint endpoint) {
        return switch (endpoint.getConfiguration().getOutput()) {
            case typed -> approval;
            case map -> BlofinJson.toMap(approval);
            case json, raw -> BlofinJson.toText(approval);
        };
    }

    static Object of(List<Approval> approvals, BlofinEndpoint endpoint) {
        return switch (endpoint.getConfiguration().getOutput()) {
            case typed -> approvals;
            case map -> approvals.stream().map(BlofinJson::toMap).toList();
            case json, raw -> BlofinJson.toText(approvals);
        };
    }
}
