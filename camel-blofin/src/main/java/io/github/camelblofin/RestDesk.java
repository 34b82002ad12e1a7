package io.github.camelblofin;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinPartialBatchException;
import io.github.camelblofin.error.ItemResult;
import io.github.camelblofin.guard.OrderDesk;
import io.github.camelblofin.model.CancelOrder;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.Position;
import io.github.camelblofin.model.StandingOrder;
import io.github.camelblofin.model.StandingOrder.Kind;
import io.github.camelblofin.model.trade.AlgoOrder;
import io.github.camelblofin.model.trade.AlgoOrderAck;
import io.github.camelblofin.model.trade.CancelAlgoOrder;
import io.github.camelblofin.model.trade.CancelTpslOrder;
import io.github.camelblofin.model.trade.ClosePosition;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.BatchRun;
import io.github.camelblofin.rest.Request;
import io.github.camelblofin.rest.RequestMerger;
import io.github.camelblofin.rest.RestClient;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.rest.Target;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Lists and cancels orders by REST, ahead of all other calls. */
final class RestDesk implements OrderDesk {
    private final BlofinServices services;
    private final BlofinEndpoint endpoint;
    private final RestReads reads;
    private final RestClient client;
    private final Signing signing;

    /** @param signing key of the account */
    RestDesk(BlofinEndpoint endpoint, Signing signing) {
        this.services = endpoint.getComponent().services();
        this.endpoint = endpoint;
        this.reads = new RestReads(endpoint, Priority.CANCEL);
        this.client = services.rest(endpoint.environment());
        this.signing = signing;
    }

    @Override
    public CompletionStage<List<StandingOrder>> standing(Kind kind) {
        Operation list =
                switch (kind) {
                    case ORDER -> Operation.TRADE_ORDERS_PENDING;
                    case TPSL -> Operation.TRADE_ORDERS_TPSL_PENDING;
                    case ALGO -> Operation.TRADE_ORDERS_ALGO_PENDING;
                };
        return reads.rows(list, Map.of(), row -> false)
                .thenApply(rows -> rows.stream().map(row -> standing(kind, row)).toList());
    }

    private static StandingOrder standing(Kind kind, Object row) {
        if (row instanceof Order order) {
            return new StandingOrder(kind, order.instId(), order.orderId(), order.clientOrderId());
        }
        AlgoOrder order = (AlgoOrder) row;
        return new StandingOrder(kind, order.instId(), order.id(), order.clientOrderId());
    }

    @Override
    public CompletionStage<Set<StandingOrder>> cancel(Kind kind, List<StandingOrder> orders) {
        return switch (kind) {
            case ORDER ->
                batch(
                        Operation.TRADE_CANCEL_BATCH_ORDERS,
                        orders,
                        orders.stream()
                                .map(order -> CancelOrder.byOrderId(order.instId(), order.id()))
                                .toList());
            case TPSL ->
                batch(
                        Operation.TRADE_CANCEL_TPSL,
                        orders,
                        orders.stream()
                                .map(order -> CancelTpslOrder.byTpslId(order.instId(), order.id()))
                                .toList());
            case ALGO -> oneByOne(orders);
        };
    }

    private CompletionStage<Set<StandingOrder>> batch(Operation operation, List<StandingOrder> orders, List<?> items) {
        Request request = request(operation, items);
        return BatchRun.start(request, false, call -> client.call(call, signing))
                .handle((answer, failure) ->
                        failure == null ? taken(orders, answer.rows()) : taken(orders, cause(failure)));
    }

    private static Set<StandingOrder> taken(List<StandingOrder> orders, List<Object> acks) {
        Set<StandingOrder> taken = new HashSet<>();
        for (int i = 0; i < orders.size() && i < acks.size(); i++) {
            boolean accepted = acks.get(i) instanceof OrderAck ack
                    ? ack.accepted()
                    : acks.get(i) instanceof AlgoOrderAck algo && algo.accepted();
            if (accepted) {
                taken.add(orders.get(i));
            }
        }
        return taken;
    }

    /** What was refused has mostly ended; the next list tells. */
    private static Set<StandingOrder> taken(List<StandingOrder> orders, Throwable failure) {
        if (failure instanceof BlofinPartialBatchException partial
                && partial.unknown().isEmpty()
                && partial.notSent().isEmpty()) {
            Set<StandingOrder> taken = new HashSet<>();
            partial.succeeded().stream().map(ItemResult::index).map(orders::get).forEach(taken::add);
            return taken;
        }
        throw new CompletionException(failure);
    }

    private CompletionStage<Set<StandingOrder>> oneByOne(List<StandingOrder> orders) {
        Set<StandingOrder> taken = new HashSet<>();
        CompletionStage<Void> chain = CompletableFuture.completedFuture(null);
        for (StandingOrder order : orders) {
            CancelAlgoOrder cancel = CancelAlgoOrder.byAlgoId(order.instId(), order.id());
            chain = chain.thenCompose(
                    nothing -> call(Operation.TRADE_CANCEL_ALGO, cancel).handle((answer, failure) -> {
                        if (failure == null) {
                            taken.add(order);
                        } else if (!(cause(failure) instanceof BlofinException refusal) || !refusal.callerFault()) {
                            throw new CompletionException(cause(failure));
                        }
                        return null;
                    }));
        }
        return chain.thenApply(nothing -> taken);
    }

    @Override
    public CompletionStage<List<Position>> positions() {
        return reads.rows(Operation.ACCOUNT_POSITIONS, Map.of(), row -> false)
                .thenApply(rows -> rows.stream().map(Position.class::cast).toList());
    }

    @Override
    public CompletionStage<Void> close(Position position) {
        ClosePosition all = new ClosePosition(
                position.instId(), position.marginMode(), position.positionSide(), services.ownId(), null, null);
        return call(Operation.TRADE_CLOSE_POSITION, all).thenApply(answer -> null);
    }

    private CompletionStage<Answer> call(Operation operation, Object body) {
        return client.call(request(operation, body).call(), signing);
    }

    private Request request(Operation operation, Object body) {
        BlofinConfiguration options = endpoint.getConfiguration();
        return new RequestMerger(options.getBrokerId())
                .prepare(Target.of(operation), Map.of(), Map.of(), body)
                .within(Duration.ofMillis(options.getRequestTimeout()))
                .at(Priority.CANCEL);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
