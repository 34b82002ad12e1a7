package io.github.camelblofin;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.guard.Exposure;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.Position;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.copytrading.CopyOrder;
import io.github.camelblofin.model.copytrading.CopyPosition;
import io.github.camelblofin.stream.recovery.Reads;
import io.github.camelblofin.time.Ticker;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** What an account holds and has open, by REST: two calls, whose answers are used for a second. Safe for any thread. */
final class RestExposure implements Exposure {
    private static final Duration LIFETIME = Duration.ofSeconds(1);

    private final Reads reads;
    private final boolean copyTrading;
    private final RecentAnswers<Boolean, Picture> pictures;

    /** @param copyTrading whether the account of copy trading is meant */
    RestExposure(Reads reads, boolean copyTrading, Ticker ticker) {
        this.reads = reads;
        this.copyTrading = copyTrading;
        this.pictures = new RecentAnswers<>(ticker, LIFETIME, account -> read(ticker.nanos()));
    }

    @Override
    public CompletionStage<Picture> now() {
        return pictures.get(copyTrading).answer();
    }

    private CompletionStage<Picture> read(long begun) {
        CompletionStage<List<Object>> positions =
                rows(copyTrading ? Operation.COPYTRADING_ACCOUNT_POSITIONS_BY_CONTRACT : Operation.ACCOUNT_POSITIONS);
        CompletionStage<List<Object>> orders =
                rows(copyTrading ? Operation.COPYTRADING_TRADE_ORDERS_PENDING : Operation.TRADE_ORDERS_PENDING);
        return positions.thenCombine(
                orders,
                (held, open) -> new Picture(
                        held.stream().map(RestExposure::holding).toList(),
                        open.stream().map(RestExposure::resting).toList(),
                        begun));
    }

    private CompletionStage<List<Object>> rows(Operation operation) {
        return reads.rows(operation, Map.of(), row -> false);
    }

    private static Holding holding(Object row) {
        if (row instanceof CopyPosition position) {
            return new Holding(position.instId(), side(position.positionSide()), needed(position.positions()));
        }
        Position position = (Position) row;
        return new Holding(position.instId(), side(position.positionSide()), needed(position.positions()));
    }

    private static Resting resting(Object row) {
        if (row instanceof CopyOrder order) {
            BigDecimal size = needed(order.size());
            return new Resting(
                    order.orderId(),
                    null,
                    order.instId(),
                    side(order.positionSide()),
                    order.side(),
                    order.price(),
                    size,
                    order.filledSize() == null ? size : size.subtract(order.filledSize()),
                    Boolean.TRUE.equals(order.reduceOnly()));
        }
        Order order = (Order) row;
        return new Resting(
                order.orderId(),
                order.clientOrderId(),
                order.instId(),
                side(order.positionSide()),
                order.side(),
                order.price(),
                needed(order.size()),
                needed(order.remainingSize()),
                Boolean.TRUE.equals(order.reduceOnly()));
    }

    /** Copy trading writes it in capitals. */
    private static PositionSide side(PositionSide told) {
        return told == null ? PositionSide.NET : new PositionSide(told.value().toLowerCase(Locale.ROOT));
    }

    private static BigDecimal needed(BigDecimal size) {
        return Objects.requireNonNull(size, "BloFin told no size of a position or an order");
    }
}
