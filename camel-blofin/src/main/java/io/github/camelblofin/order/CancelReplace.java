package io.github.camelblofin.order;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinOrderRejectedException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.model.CancelOrder;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.OrderState;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.trade.AmendOrder;
import io.github.camelblofin.model.trade.AmendOutcome;
import io.github.camelblofin.model.trade.AmendResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides how an order is changed by cancelling it and placing what is left of it. Promises: what is filled and what is
 * open together never exceed what was asked for, whatever fills in between; the new order is placed only once BloFin has
 * accepted the cancellation and shows the order as ended, and at most once; after a step of which nobody knows what it did
 * there is no further step. Pure: a function from state and event to state and action. Immutable.
 */
final class CancelReplace {
    /** Looks at an order that was cancelled and is not shown as ended yet: about six seconds in all. */
    static final int MOST_LOOKS = 7;

    private static final Duration FIRST_WAIT = Duration.ofMillis(100);

    /** Where the change stands. */
    enum Stage {
        /** Reading the order; nothing was changed. */
        LOOKING,
        /** The cancellation is on its way. */
        CANCELLING,
        /** The cancellation was refused: reading, for the report, how the order ended. */
        REFUSED,
        /** The cancellation was accepted: waiting until the order is shown as ended. */
        SETTLING,
        /** The new order is on its way. */
        PLACING,
        /** Nothing more will be done. */
        ENDED
    }

    /** What happened. */
    sealed interface Event {
        /**
         * BloFin showed the order.
         *
         * @param order {@code null}: it knows no such order
         */
        record Seen(Order order) implements Event {}

        /** BloFin accepted the cancellation. */
        record Cancelled() implements Event {}

        /** BloFin accepted the new order. */
        record Placed(OrderAck ack) implements Event {}

        /** The step that was under way failed. */
        record Failed(BlofinException failure) implements Event {}
    }

    /** What to do next. */
    sealed interface Action {
        /** Read the order after a while. */
        record Look(Duration after) implements Action {}

        /**
         * Cancel, unless the new order could not be sent anyway.
         *
         * @param draft the order that would follow if nothing filled meanwhile; empty: none would
         */
        record Cancel(CancelOrder order, Optional<PlaceOrder> draft) implements Action {}

        record Place(PlaceOrder order) implements Action {}

        record Finish(AmendResult result) implements Action {}

        record Raise(BlofinException failure) implements Action {}
    }

    /** A state, and what it wants done. */
    record Decision(CancelReplace state, Action action) {}

    /**
     * How the order ended.
     *
     * @param filled what it had filled by then, in contracts
     */
    private record End(OrderState state, BigDecimal filled) {}

    private final Stage stage;
    private final Replacement replacement;
    private final int looks;
    /** Why the cancellation was refused; {@code null} unless it was. */
    private final BlofinException refusal;
    /** {@code null} until the new order is on its way. */
    private final End end;

    private CancelReplace(Stage stage, Replacement replacement, int looks, BlofinException refusal, End end) {
        this.stage = stage;
        this.replacement = replacement;
        this.looks = looks;
        this.refusal = refusal;
        this.end = end;
    }

    /** @param clientOrderId id of the order that may be placed: nobody may have used it */
    static Decision begin(AmendOrder wanted, String clientOrderId) {
        return new CancelReplace(Stage.LOOKING, new Replacement(wanted, null, clientOrderId), 0, null, null)
                .next(Stage.LOOKING, new Action.Look(Duration.ZERO));
    }

    Stage stage() {
        return stage;
    }

    Decision on(Event event) {
        if (event instanceof Event.Failed failed) {
            return failed(failed.failure());
        }
        if (event instanceof Event.Seen seen) {
            return switch (stage) {
                case LOOKING -> found(seen.order());
                case REFUSED -> told(seen.order());
                case SETTLING -> settled(seen.order());
                default -> throw unexpected(event);
            };
        }
        if (event instanceof Event.Cancelled && stage == Stage.CANCELLING) {
            return next(Stage.SETTLING, new Action.Look(Duration.ZERO));
        }
        if (event instanceof Event.Placed placed && stage == Stage.PLACING) {
            return placed(placed.ack());
        }
        throw unexpected(event);
    }

    private IllegalStateException unexpected(Event event) {
        return new IllegalStateException(
                event.getClass().getSimpleName() + " while " + stage + ": a defect of the caller");
    }

    private Decision next(Stage to, Action action) {
        return new Decision(new CancelReplace(to, replacement, looks, refusal, end), action);
    }

    private Decision finish(AmendResult result) {
        return next(Stage.ENDED, new Action.Finish(result));
    }

    private Decision raise(BlofinException failure) {
        return next(Stage.ENDED, new Action.Raise(failure));
    }

    private Decision refuse(String why) {
        return raise(new BlofinInvalidRequestException(Failure.local(
                AmendTrouble.PATH,
                AmendTrouble.PATH + " by cancelling and placing anew: " + why + ". Nothing was changed")));
    }

    private Decision found(Order order) {
        if (order == null) {
            return refuse("BloFin knows no such order");
        }
        if (ended(order)) {
            return finish(tooLate(order));
        }
        Replacement same = replacement.of(order);
        Optional<String> obstacle = same.obstacle();
        if (obstacle.isPresent() || !order.state().open()) {
            return refuse("the order cannot be made again, as "
                    + obstacle.orElseGet(() -> "its state " + order.state() + " is not known to this release"));
        }
        BigDecimal left = same.target().subtract(order.filledSize());
        if (left.signum() < 0) {
            return refuse("newSize " + same.target().toPlainString() + " is less than what is filled, "
                    + order.filledSize().toPlainString());
        }
        Optional<PlaceOrder> draft = left.signum() == 0 ? Optional.empty() : Optional.of(same.of(left));
        return new Decision(
                new CancelReplace(Stage.CANCELLING, same, 0, null, null),
                new Action.Cancel(CancelOrder.byOrderId(same.wanted().instId(), order.orderId()), draft));
    }

    /** Only what BloFin itself calls an end is one: an unknown word may mean an order that goes on. */
    private static boolean ended(Order order) {
        OrderState state = order.state();
        return OrderState.FILLED.equals(state)
                || OrderState.CANCELED.equals(state)
                || OrderState.PARTIALLY_CANCELED.equals(state);
    }

    private AmendResult tooLate(Order order) {
        return former(AmendOutcome.TOO_LATE, order, order.filledSize());
    }

    private static AmendResult former(AmendOutcome outcome, Order order, BigDecimal filled) {
        return new AmendResult(outcome, null, null, null, order.orderId(), order.state(), filled, null);
    }

    /** After a refused cancellation nothing is placed, however the order ended. */
    private Decision told(Order order) {
        return order != null && ended(order)
                ? finish(tooLate(order))
                : raise(AmendTrouble.unchanged(refusal, "the order could not be cancelled"));
    }

    private Decision settled(Order order) {
        if (order == null || !ended(order)) {
            return lookAgain(null);
        }
        if (order.state().equals(OrderState.FILLED)) {
            return finish(tooLate(order));
        }
        if (order.filledSize() == null) {
            return raise(AmendTrouble.halfway(
                    null,
                    id() + " is cancelled, but BloFin does not tell how much of it was filled; nothing was placed",
                    true));
        }
        // A picture may be older than the one before: what was filled once stays filled.
        BigDecimal filled = order.filledSize().max(replacement.former().filledSize());
        BigDecimal left = replacement.target().subtract(filled);
        if (left.signum() <= 0) {
            return finish(former(AmendOutcome.NOTHING_LEFT, order, filled));
        }
        return new Decision(
                new CancelReplace(Stage.PLACING, replacement, looks, null, new End(order.state(), filled)),
                new Action.Place(replacement.of(left)));
    }

    private Decision lookAgain(BlofinException failure) {
        if (looks + 1 >= MOST_LOOKS) {
            return raise(AmendTrouble.halfway(
                    failure,
                    "BloFin accepted the cancellation of " + id() + ", but "
                            + (failure == null ? "does not show its end" : "its end cannot be read")
                            + "; nothing was placed",
                    true));
        }
        return new Decision(
                new CancelReplace(stage, replacement, looks + 1, refusal, end),
                new Action.Look(FIRST_WAIT.multipliedBy(1L << looks)));
    }

    private Decision placed(OrderAck ack) {
        return finish(new AmendResult(
                AmendOutcome.REPLACED,
                ack.orderId(),
                replacement.clientOrderId(),
                replacement.target().subtract(end.filled()),
                replacement.former().orderId(),
                end.state(),
                end.filled(),
                null));
    }

    private Decision failed(BlofinException failure) {
        return switch (stage) {
            case LOOKING -> raise(AmendTrouble.unchanged(failure, "the order could not be read"));
            case CANCELLING -> cancelFailed(failure);
            case REFUSED -> raise(AmendTrouble.unchanged(refusal, "the order could not be cancelled"));
            case SETTLING -> lookAgain(failure);
            case PLACING ->
                raise(AmendTrouble.halfway(
                        failure,
                        id() + " is cancelled, and "
                                + (failure.outcomeUnknown()
                                        ? "whether its remainder was placed is not known: look it up as clientOrderId "
                                                + replacement.clientOrderId()
                                        : "its remainder was not placed"),
                        failure.outcomeUnknown()));
            case ENDED -> throw unexpected(new Event.Failed(failure));
        };
    }

    private Decision cancelFailed(BlofinException failure) {
        if (failure.outcomeUnknown()) {
            return raise(AmendTrouble.halfway(
                    failure, "whether " + id() + " is cancelled is not known; nothing was placed", true));
        }
        if (failure instanceof BlofinOrderRejectedException) {
            return new Decision(
                    new CancelReplace(Stage.REFUSED, replacement, 0, failure, null), new Action.Look(Duration.ZERO));
        }
        return raise(AmendTrouble.unchanged(failure, "the order could not be cancelled"));
    }

    private String id() {
        return "order " + replacement.former().orderId();
    }
}
