package io.github.camelblofin.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which REST operations tell what a channel's subscriber missed while the connection was down.
 *
 * @param family how their rows and those of the channel are merged
 * @param sources the operations; several where BloFin splits what one channel mixes
 * @param parameters further parameters of each call, by BloFin's name
 */
public record RecoveryReads(Family family, List<Source> sources, Map<String, String> parameters) {
    /** What kind of rows a channel has. */
    public enum Family {
        /** Nothing is read: the next push is the full state, or no operation is known. */
        NOTHING,
        /** Orders of any kind: found by id in the open list, the history or one by one. */
        ORDERS,
        /** Positions: one list of those that are open. */
        POSITIONS,
        /** A wallet: one row. */
        BALANCE,
        /** Candles, paged by their open time. */
        CANDLES,
        /** Public trades: the latest ones only. */
        TRADES
    }

    /**
     * One place to look.
     *
     * @param list the rows; for orders the open ones
     * @param history finished orders, newest first; {@code null} for other families
     * @param detail one order by its id; {@code null} where BloFin has no such operation
     */
    public record Source(Operation list, Operation history, Operation detail) {}

    public RecoveryReads {
        sources = List.copyOf(sources);
        parameters = Map.copyOf(parameters);
    }

    static RecoveryReads nothing() {
        return new RecoveryReads(Family.NOTHING, List.of(), Map.of());
    }

    static RecoveryReads orders(Operation open, Operation history, Operation detail) {
        return new RecoveryReads(Family.ORDERS, List.of(new Source(open, history, detail)), Map.of());
    }

    static RecoveryReads orders(Operation open, Operation history) {
        return orders(open, history, null);
    }

    static RecoveryReads positions(Operation list) {
        return of(Family.POSITIONS, list);
    }

    static RecoveryReads balance(Operation read) {
        return of(Family.BALANCE, read);
    }

    static RecoveryReads candles(Operation list) {
        return of(Family.CANDLES, list);
    }

    static RecoveryReads trades(Operation latest) {
        return of(Family.TRADES, latest);
    }

    private static RecoveryReads of(Family family, Operation list) {
        return new RecoveryReads(family, List.of(new Source(list, null, null)), Map.of());
    }

    /** The same with a second pair of lists, whose orders cannot be asked for one by one. */
    RecoveryReads and(Operation open, Operation history) {
        List<Source> more = new ArrayList<>(sources);
        more.add(new Source(open, history, null));
        return new RecoveryReads(family, more, parameters);
    }

    /** The same with a parameter for each call. */
    RecoveryReads with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new RecoveryReads(family, sources, more);
    }
}
