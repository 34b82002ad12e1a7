package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.model.AccountBalance;
import io.github.camelblofin.model.Position;
import io.github.camelblofin.model.copytrading.CopyPosition;
import java.time.Instant;

/**
 * Which version of an order, of a position or of a wallet a row is, for others than recovery: the same rules. Immutable.
 */
public final class RowVersion {
    private static final String WALLET = "account";

    private final Object row;
    /** Of one kind or another; none: a wallet. */
    private final OrderFacts order;

    private final PositionFacts position;

    private RowVersion(Object row, OrderFacts order, PositionFacts position) {
        this.row = row;
        this.order = order;
        this.position = position;
    }

    /**
     * That of a row.
     *
     * @throws IllegalArgumentException when it is a row of neither
     */
    public static RowVersion of(Object row) {
        if (row instanceof AccountBalance) {
            return new RowVersion(row, null, null);
        }
        boolean place = row instanceof Position || row instanceof CopyPosition;
        return place ? new RowVersion(row, null, PositionFacts.of(row)) : new RowVersion(row, OrderFacts.of(row), null);
    }

    /** Id of the order or position, which all its rows have. */
    public String id() {
        return order != null ? order.id() : position != null ? position.id() : WALLET;
    }

    /** Whether the order has ended or the position is closed. */
    public boolean over() {
        return order != null ? order.ended() : position != null && position.closed();
    }

    /**
     * Whether this is later than another version of the same thing.
     *
     * @param pushed whether this one was pushed, so that a difference at an equal time came later
     */
    public boolean after(RowVersion known, boolean pushed) {
        if (order != null) {
            return order.after(known.order, pushed);
        }
        long mine = position != null ? position.updated() : time();
        long other = position != null ? known.position.updated() : known.time();
        return mine > other || (mine == other && pushed && !row.equals(known.row));
    }

    private long time() {
        Instant time = ((AccountBalance) row).ts();
        return time == null ? 0 : time.toEpochMilli();
    }
}
