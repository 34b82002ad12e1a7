package io.github.camelblofin.order;

import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.trade.AmendOrder;
import io.github.camelblofin.model.trade.AmendOutcome;
import io.github.camelblofin.model.trade.AmendResult;
import io.github.camelblofin.model.trade.OrderDetailRequest;
import io.github.camelblofin.order.CancelReplace.Action;
import io.github.camelblofin.order.CancelReplace.Decision;
import io.github.camelblofin.order.CancelReplace.Event;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Changes an order: asks BloFin to, and where the account may not ({@code 152404}), carries out what {@link CancelReplace}
 * decides. One step after the other, each on the thread that completes the one before; never blocks.
 */
public final class AmendRun {
    private final AmendPorts ports;
    private final AmendOrder wanted;
    private final CompletableFuture<AmendResult> outcome = new CompletableFuture<>();

    private AmendRun(AmendPorts ports, AmendOrder wanted) {
        this.ports = ports;
        this.wanted = wanted;
    }

    /**
     * Changes the order.
     *
     * @param amend a call of {@code trade/amend-order}
     * @return fails with a {@link BlofinException}; {@code outcomeUnknown} when somebody has to look
     */
    public static CompletionStage<AmendResult> start(Call amend, AmendPorts ports) {
        AmendRun run = new AmendRun(ports, read(amend));
        run.ask(amend);
        return run.outcome;
    }

    private static AmendOrder read(Call amend) {
        try {
            return BlofinJson.reader(AmendOrder.class).readValue(amend.body());
        } catch (IOException e) {
            throw new UncheckedIOException("a request that was written cannot be read", e);
        }
    }

    private void ask(Call amend) {
        ports.caller().apply(amend).whenComplete((answer, failure) -> {
            try {
                if (failure == null) {
                    outcome.complete(amended(answer));
                } else if (notOffered(cause(failure))) {
                    carryOut(CancelReplace.begin(wanted, ownId()));
                } else {
                    outcome.completeExceptionally(cause(failure));
                }
            } catch (RuntimeException defect) {
                outcome.completeExceptionally(AmendTrouble.defect(defect, failure == null));
            }
        });
    }

    private static boolean notOffered(Throwable failure) {
        return failure instanceof BlofinException told
                && told.code()
                        .filter(ErrorCode.OPERATION_NOT_SUPPORTED.code()::equals)
                        .isPresent();
    }

    /** BloFin does not document this answer, so only what is in it counts. */
    private AmendResult amended(Answer answer) {
        Map<String, Object> row = new LinkedHashMap<>();
        if (answer.hasData() && answer.asMap() instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> {
                if (value != null) {
                    row.put(String.valueOf(name), value);
                }
            });
        }
        return new AmendResult(
                AmendOutcome.AMENDED,
                own(row.remove("orderId"), wanted.orderId()),
                own(row.remove("clientOrderId"), wanted.clientOrderId()),
                null,
                null,
                null,
                null,
                row);
    }

    private static String own(Object told, String asked) {
        return told == null ? asked : told.toString();
    }

    /** The caller's own id of the change names the new order, so that the caller can look it up. */
    private String ownId() {
        return Optional.ofNullable(wanted.requestId())
                .filter(id -> id.matches("[A-Za-z0-9]{1,32}"))
                .orElseGet(ports.ids());
    }

    private void carryOut(Decision decision) {
        Action action = decision.action();
        if (action instanceof Action.Finish finish) {
            outcome.complete(finish.result());
        } else if (action instanceof Action.Raise raise) {
            outcome.completeExceptionally(raise.failure());
        } else if (action instanceof Action.Look look && !look.after().isZero()) {
            waitAndTake(look.after(), decision);
        } else {
            take(decision);
        }
    }

    private void waitAndTake(Duration pause, Decision decision) {
        try {
            ports.scheduler().after(pause, () -> take(decision));
        } catch (RuntimeException defect) {
            outcome.completeExceptionally(AmendTrouble.defect(defect, changed(decision)));
        }
    }

    /** Takes the step and goes on with what came of it. Whatever happens here, somebody hears of it. */
    private void take(Decision decision) {
        try {
            step(decision.action())
                    .exceptionally(failure -> failure(cause(failure)))
                    .thenAccept(event -> carryOut(decision.state().on(event)))
                    .exceptionally(defect -> {
                        outcome.completeExceptionally(AmendTrouble.defect(cause(defect), changed(decision)));
                        return null;
                    });
        } catch (RuntimeException defect) {
            outcome.completeExceptionally(AmendTrouble.defect(defect, changed(decision)));
        }
    }

    /** Whether something may have been changed by the time of this step. */
    private static boolean changed(Decision decision) {
        return decision.state().stage() != CancelReplace.Stage.LOOKING;
    }

    private static Event failure(Throwable failure) {
        if (failure instanceof BlofinException told) {
            return new Event.Failed(told);
        }
        throw new CompletionException(failure);
    }

    private CompletionStage<Event> step(Action action) {
        try {
            if (action instanceof Action.Cancel cancel) {
                cancel.draft().ifPresent(this::placing);
                // An unclear end of it must not look like one that may be tried again.
                return ports.caller()
                        .apply(written(Operation.TRADE_CANCEL_ORDER, cancel.order())
                                .once())
                        .thenApply(answer -> new Event.Cancelled());
            }
            if (action instanceof Action.Place place) {
                return ports.caller().apply(placing(place.order())).thenApply(answer -> new Event.Placed(ack(answer)));
            }
            OrderDetailRequest order =
                    new OrderDetailRequest(wanted.instId(), wanted.orderId(), wanted.clientOrderId(), null, null);
            return ports.caller()
                    .apply(written(Operation.TRADE_ORDER_DETAIL, order))
                    .thenApply(answer -> new Event.Seen(order(answer)));
        } catch (BlofinException notSent) {
            return CompletableFuture.failedFuture(notSent);
        }
    }

    private Call placing(PlaceOrder order) {
        return written(Operation.TRADE_ORDER, order);
    }

    private Call written(Operation operation, Record request) {
        return ports.merger()
                .merge(Target.of(operation), Map.of(), Map.of(), request)
                .within(ports.timeout());
    }

    private static Order order(Answer answer) {
        return answer.rows().stream().findFirst().map(Order.class::cast).orElse(null);
    }

    private static OrderAck ack(Answer answer) {
        return answer.rows().stream()
                .findFirst()
                .map(OrderAck.class::cast)
                .orElseGet(() -> new OrderAck(null, null, null, null, null));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
