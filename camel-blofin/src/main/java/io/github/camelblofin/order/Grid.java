package io.github.camelblofin.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values that an instrument allows for a price or a size: multiples of a step between two bounds. Exact. Immutable.
 *
 * @param step the step
 * @param least the smallest value
 * @param most the largest value
 */
record Grid(Limit step, Limit least, Limit most) {
    /**
     * One limit with BloFin's name of it.
     *
     * @param value {@code null}, or not above zero: the instrument does not tell
     */
    record Limit(String name, BigDecimal value) {
        static final Limit NONE = new Limit("", null);

        boolean known() {
            return value != null && value.signum() > 0;
        }

        @Override
        public String toString() {
            return name + " " + plain(value);
        }
    }

    /**
     * What is wrong with a value, and what is allowed instead; empty when nothing is.
     *
     * @param field name of the field, for the message
     */
    Optional<String> fault(String field, BigDecimal value) {
        List<String> wrong = new ArrayList<>();
        if (!onStep(value)) {
            wrong.add("no multiple of " + step);
        }
        if (least.known() && value.compareTo(least.value()) < 0) {
            wrong.add("below " + least);
        }
        if (most.known() && value.compareTo(most.value()) > 0) {
            wrong.add("above " + most);
        }
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        List<BigDecimal> allowed = nearest(value);
        return Optional.of(field + " is " + plain(value) + ", " + String.join(" and ", wrong)
                + (allowed.isEmpty() ? "" : " (nearest allowed: " + names(allowed) + ")"));
    }

    private boolean onStep(BigDecimal value) {
        return !step.known() || value.remainder(step.value()).signum() == 0;
    }

    /** The allowed values next to one that is not: two, one at an end of the grid, none where the limits allow nothing. */
    List<BigDecimal> nearest(BigDecimal value) {
        BigDecimal lowest = least.known() ? onGrid(least.value(), RoundingMode.CEILING) : null;
        BigDecimal highest = most.known() ? onGrid(most.value(), RoundingMode.FLOOR) : null;
        if (lowest == null && step.known()) {
            lowest = step.value();
        }
        if (lowest != null && highest != null && lowest.compareTo(highest) > 0) {
            return List.of();
        }
        BigDecimal from = lowest;
        BigDecimal to = highest;
        return Stream.of(onGrid(value, RoundingMode.FLOOR), onGrid(value, RoundingMode.CEILING))
                .map(near -> from != null && near.compareTo(from) < 0 ? from : near)
                .map(near -> to != null && near.compareTo(to) > 0 ? to : near)
                .map(BigDecimal::stripTrailingZeros)
                .filter(near -> near.signum() > 0)
                .distinct()
                .toList();
    }

    /**
     * The multiple of the step that is near; empty where there is none between the bounds, and for values that are out of
     * the bounds themselves. Away from the value by less than a step.
     *
     * @param mode the way; with a {@code HALF_…} one the other neighbour is taken where the nearer one is out of bounds
     */
    Optional<BigDecimal> rounded(BigDecimal value, RoundingMode mode) {
        if (!step.known() || !within(value) || value.compareTo(step.value()) < 0) {
            return Optional.empty();
        }
        boolean either = mode == RoundingMode.HALF_DOWN || mode == RoundingMode.HALF_UP;
        return Stream.of(mode, RoundingMode.FLOOR, RoundingMode.CEILING)
                .limit(either ? 3 : 1)
                .map(way -> onGrid(value, way))
                .filter(near -> near.signum() > 0 && within(near))
                .findFirst();
    }

    private boolean within(BigDecimal value) {
        return !(least.known() && value.compareTo(least.value()) < 0)
                && !(most.known() && value.compareTo(most.value()) > 0);
    }

    private BigDecimal onGrid(BigDecimal value, RoundingMode direction) {
        return step.known() ? value.divide(step.value(), 0, direction).multiply(step.value()) : value;
    }

    private static String names(List<BigDecimal> values) {
        return values.stream().map(Grid::plain).collect(Collectors.joining(" or "));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
