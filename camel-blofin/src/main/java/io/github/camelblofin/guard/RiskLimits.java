package io.github.camelblofin.guard;

import io.github.camelblofin.api.NearestNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * The limits of the options {@code guard.*}; {@code null}: no such limit. Immutable.
 *
 * @param maxNotional most value of one order, in quote coin
 * @param maxOpenOrders most open orders of the account
 * @param maxPosition most value of a position of one instrument at the mark price, in quote coin, with the open orders that
 *     would add to it
 * @param maxOrdersPerMinute most orders in any 60 seconds
 * @param maxPriceDistance most distance of a limit price from the mark price, in percent
 * @param instruments the instruments that may be traded
 */
public record RiskLimits(
        BigDecimal maxNotional,
        Integer maxOpenOrders,
        BigDecimal maxPosition,
        Integer maxOrdersPerMinute,
        BigDecimal maxPriceDistance,
        Set<String> instruments) {
    /** Prefix of the options. */
    public static final String PREFIX = "guard.";

    public static final RiskLimits NONE = new RiskLimits(null, null, null, null, null, null);

    private static final List<String> NAMES = List.of(
            "maxNotional", "maxOpenOrders", "maxPosition", "maxOrdersPerMinute", "maxPriceDistance", "instruments");

    /**
     * Reads options.
     *
     * @param options values by name without prefix, in camel case or with dashes
     * @throws IllegalArgumentException says which option is wrong, and what it must be
     */
    public static RiskLimits of(Map<String, ?> options) {
        Map<String, String> given = new LinkedHashMap<>();
        options.forEach((name, value) ->
                given.put(known(name), value == null ? "" : value.toString().strip()));
        return new RiskLimits(
                amount(given, "maxNotional"),
                count(given, "maxOpenOrders"),
                amount(given, "maxPosition"),
                count(given, "maxOrdersPerMinute"),
                amount(given, "maxPriceDistance"),
                names(given.get("instruments")));
    }

    private static String known(String name) {
        String plain = name.replace("-", "");
        return NAMES.stream()
                .filter(known -> known.equalsIgnoreCase(plain))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(PREFIX + name + " is unknown; did you mean " + PREFIX
                        + String.join(" or " + PREFIX, NearestNames.of(name, NAMES, 2)) + "?"));
    }

    private static BigDecimal amount(Map<String, String> given, String name) {
        String text = given.get(name);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,30}(\\.\\d{1,30})?")) {
            throw new IllegalArgumentException(
                    PREFIX + name + "=" + text + " is no number from 0: write digits, with a point, such as 2500.5");
        }
        return new BigDecimal(text);
    }

    private static Integer count(Map<String, String> given, String name) {
        String text = given.get(name);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(PREFIX + name + "=" + text + " is no whole number from 0");
        }
        return Integer.valueOf(text);
    }

    private static Set<String> names(String text) {
        if (text == null) {
            return null;
        }
        Set<String> names = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    PREFIX + "instruments names none; give instruments separated by commas, such as BTC-USDT,ETH-USDT");
        }
        return Collections.unmodifiableSet(names);
    }

    /**
     * These limits with others on top, which may only be tighter.
     *
     * @throws IllegalArgumentException names those that are looser
     */
    public RiskLimits tightenedBy(RiskLimits other) {
        List<String> looser = new ArrayList<>();
        RiskLimits both = new RiskLimits(
                tighter("maxNotional", maxNotional, other.maxNotional, looser),
                tighter("maxOpenOrders", maxOpenOrders, other.maxOpenOrders, looser),
                tighter("maxPosition", maxPosition, other.maxPosition, looser),
                tighter("maxOrdersPerMinute", maxOrdersPerMinute, other.maxOrdersPerMinute, looser),
                tighter("maxPriceDistance", maxPriceDistance, other.maxPriceDistance, looser),
                tighter("instruments", instruments, other.instruments, Set::containsAll, looser));
        if (!looser.isEmpty()) {
            throw new IllegalArgumentException("A URI may only tighten the limits of its component: "
                    + String.join("; ", looser) + ". Remove it from the URI, or change the component");
        }
        return both;
    }

    private static <T extends Comparable<T>> T tighter(String name, T mine, T other, List<String> looser) {
        return tighter(name, mine, other, (most, wanted) -> wanted.compareTo(most) <= 0, looser);
    }

    private static <T> T tighter(String name, T mine, T other, BiPredicate<T, T> within, List<String> looser) {
        if (mine == null || other == null) {
            return mine == null ? other : mine;
        }
        if (!within.test(mine, other)) {
            looser.add(PREFIX + name + "=" + other + " is looser than the component's " + mine);
        }
        return other;
    }

    /** Whether nothing is limited. */
    public boolean none() {
        return equals(NONE);
    }

    /** Whether positions or open orders must be known. */
    boolean countsExposure() {
        return maxPosition != null || maxOpenOrders != null;
    }

    /** Whether it matters what an order is worth. */
    boolean countsValue() {
        return maxNotional != null || maxPosition != null;
    }

    /** Whether a mark price is needed, whatever the order. */
    boolean countsMark() {
        return countsValue() || maxPriceDistance != null;
    }
}
