package io.github.camelblofin;

import java.util.Arrays;
import java.util.Optional;

/** What of approvals an endpoint's path names. */
enum ApprovalPath {
    /** An order that may have to be approved. */
    ASK("local/ask"),
    /** Somebody approves. */
    APPROVE("local/approve"),
    /** Somebody says no. */
    DECLINE("local/decline"),
    /** What waits, and what ended lately. */
    LIST("local/approvals");

    private final String path;

    ApprovalPath(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    static Optional<ApprovalPath> at(String path) {
        return Arrays.stream(values()).filter(each -> each.path.equals(path)).findFirst();
    }
}
