package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.model.Position;
import io.github.camelblofin.model.copytrading.CopyPosition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a row of a position says, of whatever kind.
 *
 * @param size contracts, signed in one-way mode; zero: closed
 * @param updated epoch milliseconds; 0: not told
 */
record PositionFacts(String id, BigDecimal size, BigDecimal price, long created, long updated) {
    /** @throws IllegalArgumentException when it is no position */
    static PositionFacts of(Object row) {
        if (row instanceof Position p) {
            return of(
                    id(p.positionId(), p.instId(), p.marginMode(), p.positionSide()),
                    p.positions(),
                    p.averagePrice(),
                    p.createTime(),
                    p.updateTime());
        }
        if (row instanceof CopyPosition p) {
            String id = p.positionId() == null ? p.orderId() : p.positionId();
            return of(
                    id(id, p.instId(), p.marginMode(), p.positionSide()),
                    p.positions(),
                    p.averagePrice(),
                    p.createTime(),
                    p.updateTime());
        }
        throw new IllegalArgumentException("no position: " + row.getClass().getName());
    }

    private static String id(String own, Object... parts) {
        return own != null ? own : Stream.of(parts).map(String::valueOf).collect(Collectors.joining("/"));
    }

    private static PositionFacts of(String id, BigDecimal size, BigDecimal price, Instant created, Instant updated) {
        return new PositionFacts(
                id,
                size == null ? BigDecimal.ZERO : size,
                price == null ? BigDecimal.ZERO : price,
                created == null ? 0 : created.toEpochMilli(),
                updated == null ? 0 : updated.toEpochMilli());
    }

    boolean closed() {
        return size.signum() == 0;
    }

    /** Whether it is another size or entry price than the one known, and not from before. */
    boolean after(PositionFacts known) {
        boolean same = size.compareTo(known.size) == 0 && price.compareTo(known.price) == 0;
        return !same && updated >= known.updated;
    }
}
