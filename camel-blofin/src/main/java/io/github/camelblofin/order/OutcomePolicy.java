package io.github.camelblofin.order;

/**
 * Decides what is done about a write until it is known what became of it: a function of the stage and of what happened, without
 * effects. {@code docs/orders.md} has it as a table. Nothing is ever sent while an earlier request may have been accepted or
 * may still be; the one exception are writes that do no harm when done twice, and these only after BloFin was asked.
 */
final class OutcomePolicy {
    private OutcomePolicy() {}

    /** Where a write stands. */
    enum Stage {
        /** Nothing was sent by this run, but somebody may have sent the same before: BloFin is asked first. */
        CHECKING,
        /** The request is on its way, or waits for its turn. */
        SENDING,
        /** On its way, and the private stream shows it already. */
        SEEN,
        /** It was sent, and nobody said what became of it; BloFin may still accept it. */
        DOUBTFUL,
        /** As before, but its signature is too old to be accepted, and what was accepted must show by now. */
        EXPIRED,
        /** BloFin says that its id was used before. */
        DUPLICATE,
        /** As before, but what was placed with the id must show by now. */
        DUPLICATE_EXPIRED,
        /** It was done. */
        PLACED,
        /** It was not done, and will not be. */
        NOT_PLACED,
        /** Its id names something else. */
        REUSED,
        /** Nobody can find out. */
        UNKNOWN;

        /** Whether nothing changes any more. */
        boolean ended() {
            return compareTo(PLACED) >= 0;
        }
    }

    /** What can happen. */
    enum Event {
        /** A good answer came. */
        ACCEPTED,
        /** An answer came that says that nothing was done. */
        REFUSED,
        /** BloFin says that the id was used before, or that what is to be ended a second time has ended. */
        DUPLICATE_ID,
        /** It never went out. */
        NOT_SENT,
        /** It went out, and no whole answer came: connection lost, time-out, cut off, a proxy's page. */
        NO_ANSWER,
        /** HTTP 5xx, or BloFin's code for it. */
        SERVER_FAILED,
        /** A code after which it may or may not have been done. */
        AMBIGUOUS_CODE,
        /** The look-up shows it, as it was wanted. */
        FOUND_SAME,
        /** The look-up shows something else with this id. */
        FOUND_OTHER,
        /** The look-up does not show it. */
        NOT_FOUND,
        /** The look-up failed. */
        CANNOT_ASK,
        /** The private stream shows it, as it was wanted. */
        STREAM_SAME,
        /** Its signature is too old, with the clock's error and the delay of listings allowed for. */
        EXPIRY,
        /** The Exchange has waited long enough. */
        PATIENCE_OVER
    }

    /** What is done then. */
    enum Action {
        NOTHING,
        SEND,
        LOOK_NOW,
        LOOK_LATER,
        /** Tell the Exchange what became of it. */
        REPORT,
        /** Tell the Exchange that it is not known, and go on looking for the ledger's sake. */
        REPORT_UNKNOWN
    }

    /**
     * What kind of write it is.
     *
     * @param findable whether there is a look-up
     * @param repeatable whether doing it twice does no harm
     * @param sendsAgain whether it is sent once it is certain that the earlier request is not done: with
     *     {@code resend=afterExpiry}, or since the route itself delivers the message again
     */
    record Rules(boolean findable, boolean repeatable, boolean sendsAgain) {}

    /** What comes of an event. */
    record Decision(Stage stage, Action action) {}

    static Decision decide(Rules rules, Stage stage, Event event) {
        return switch (stage) {
            case CHECKING -> checking(event);
            case SENDING -> sending(rules, event);
            case SEEN -> seen(event);
            case DOUBTFUL -> doubtful(rules, event);
            case EXPIRED -> expired(rules, event);
            case DUPLICATE -> duplicate(event);
            case DUPLICATE_EXPIRED -> duplicateExpired(event);
            case PLACED, NOT_PLACED, REUSED, UNKNOWN -> stay(stage);
        };
    }

    private static Decision checking(Event event) {
        return switch (event) {
            case FOUND_SAME, STREAM_SAME -> end(Stage.PLACED);
            case FOUND_OTHER -> end(Stage.REUSED);
            case NOT_FOUND -> new Decision(Stage.SENDING, Action.SEND);
            case CANNOT_ASK -> new Decision(Stage.CHECKING, Action.LOOK_LATER);
            case PATIENCE_OVER -> end(Stage.UNKNOWN);
            default -> stay(Stage.CHECKING);
        };
    }

    private static Decision sending(Rules rules, Event event) {
        return switch (event) {
            case ACCEPTED -> end(Stage.PLACED);
            case REFUSED, NOT_SENT -> end(Stage.NOT_PLACED);
            case DUPLICATE_ID -> rules.findable() ? new Decision(Stage.DUPLICATE, Action.LOOK_NOW) : end(Stage.UNKNOWN);
            case NO_ANSWER, SERVER_FAILED, AMBIGUOUS_CODE ->
                rules.findable() ? new Decision(Stage.DOUBTFUL, Action.LOOK_NOW) : end(Stage.UNKNOWN);
            // The answer tells more, and is about to come.
            case STREAM_SAME -> new Decision(Stage.SEEN, Action.NOTHING);
            default -> stay(Stage.SENDING);
        };
    }

    private static Decision seen(Event event) {
        return switch (event) {
            case ACCEPTED, NO_ANSWER, SERVER_FAILED, AMBIGUOUS_CODE -> end(Stage.PLACED);
            // What the stream showed is an earlier order with this id, or this one: the look-up tells.
            case REFUSED, NOT_SENT, DUPLICATE_ID -> new Decision(Stage.DUPLICATE, Action.LOOK_NOW);
            default -> stay(Stage.SEEN);
        };
    }

    private static Decision doubtful(Rules rules, Event event) {
        return switch (event) {
            case FOUND_SAME, STREAM_SAME -> end(Stage.PLACED);
            case FOUND_OTHER -> end(Stage.REUSED);
            case NOT_FOUND ->
                rules.repeatable()
                        ? new Decision(Stage.SENDING, Action.SEND)
                        : new Decision(Stage.DOUBTFUL, Action.LOOK_LATER);
            case CANNOT_ASK -> new Decision(Stage.DOUBTFUL, Action.LOOK_LATER);
            case EXPIRY -> new Decision(Stage.EXPIRED, Action.LOOK_NOW);
            case PATIENCE_OVER -> new Decision(Stage.DOUBTFUL, Action.REPORT_UNKNOWN);
            default -> stay(Stage.DOUBTFUL);
        };
    }

    private static Decision expired(Rules rules, Event event) {
        return switch (event) {
            case FOUND_SAME, STREAM_SAME -> end(Stage.PLACED);
            case FOUND_OTHER -> end(Stage.REUSED);
            case NOT_FOUND ->
                rules.sendsAgain() || rules.repeatable()
                        ? new Decision(Stage.SENDING, Action.SEND)
                        : end(Stage.NOT_PLACED);
            case CANNOT_ASK -> new Decision(Stage.EXPIRED, Action.LOOK_LATER);
            case PATIENCE_OVER -> new Decision(Stage.EXPIRED, Action.REPORT_UNKNOWN);
            default -> stay(Stage.EXPIRED);
        };
    }

    private static Decision duplicate(Event event) {
        return switch (event) {
            case FOUND_SAME, STREAM_SAME -> end(Stage.PLACED);
            case FOUND_OTHER -> end(Stage.REUSED);
            case NOT_FOUND, CANNOT_ASK -> new Decision(Stage.DUPLICATE, Action.LOOK_LATER);
            case EXPIRY -> new Decision(Stage.DUPLICATE_EXPIRED, Action.LOOK_NOW);
            case PATIENCE_OVER -> new Decision(Stage.DUPLICATE, Action.REPORT_UNKNOWN);
            default -> stay(Stage.DUPLICATE);
        };
    }

    private static Decision duplicateExpired(Event event) {
        return switch (event) {
            case FOUND_SAME, STREAM_SAME -> end(Stage.PLACED);
            // Used once, and not to be found any more.
            case FOUND_OTHER, NOT_FOUND -> end(Stage.REUSED);
            case CANNOT_ASK -> new Decision(Stage.DUPLICATE_EXPIRED, Action.LOOK_LATER);
            case PATIENCE_OVER -> new Decision(Stage.DUPLICATE_EXPIRED, Action.REPORT_UNKNOWN);
            default -> stay(Stage.DUPLICATE_EXPIRED);
        };
    }

    private static Decision end(Stage stage) {
        return new Decision(stage, Action.REPORT);
    }

    private static Decision stay(Stage stage) {
        return new Decision(stage, Action.NOTHING);
    }
}
