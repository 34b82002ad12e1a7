package io.github.camelblofin.approval;

import io.github.camelblofin.ledger.Step;
import java.util.Map;

/** What is done about an event. */
sealed interface ApprovalDecision {
    /** Nothing: it is so already. */
    record Nothing() implements ApprovalDecision {}

    /** It may not be; {@code why} is for whoever tried. */
    record Refuse(String why) implements ApprovalDecision {}

    /** Write this down; once it is durable, it is so. */
    record Write(Step step, Map<String, String> facts) implements ApprovalDecision {}
}
