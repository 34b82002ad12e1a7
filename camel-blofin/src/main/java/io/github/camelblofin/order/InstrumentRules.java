package io.github.camelblofin.order;

import io.github.camelblofin.model.Instrument;
import io.github.camelblofin.model.InstrumentState;
import io.github.camelblofin.model.OrderType;
import io.github.camelblofin.model.Rule;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.TargetCurrency;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an instrument demands of a request that names prices or sizes: prices are multiples of its tick, sizes multiples of
 * its lot, neither too small nor too large for the kind of order, and it trades now. What is no number is left to the
 * request's own rules. A function of its input; numbers are exact. Source: REST "GET Instruments", "Place Order".
 */
final class InstrumentRules {
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,400}(\\.\\d{1,400})?");
    private static final BigDecimal MINUS_ONE = BigDecimal.ONE.negate();

    private final Instrument instrument;
    private final Map<String, Object> request;
    private final Rounding rounding;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> rounded = new LinkedHashMap<>();

    private InstrumentRules(Instrument instrument, Map<String, Object> request, Rounding rounding) {
        this.instrument = instrument;
        this.request = request;
        this.rounding = rounding;
    }

    /**
     * What came of a check.
     *
     * @param faults all faults; empty when there are none
     * @param request values as they are to be sent
     * @param rounded what was rounded, by field, and what it became
     */
    record Checked(List<String> faults, Map<String, Object> request, Map<String, String> rounded) {}

    /** All faults where nothing is rounded; empty when there are none. */
    static List<String> faults(
            Map<String, Object> request, SteppedFields fields, Instrument instrument, boolean newRisk) {
        return check(request, fields, instrument, newRisk, Rounding.reject).faults();
    }

    /**
     * Checks a request, and rounds what may be rounded.
     *
     * @param request values as they would be sent; not changed
     * @param newRisk whether the request may add risk: only then the instrument must trade now, since what closes must not
     *     be held back by a state that may be minutes old
     */
    static Checked check(
            Map<String, Object> request,
            SteppedFields fields,
            Instrument instrument,
            boolean newRisk,
            Rounding rounding) {
        InstrumentRules rules = new InstrumentRules(instrument, request, rounding);
        InstrumentState state = instrument.state();
        if (newRisk && state != null && !state.equals(InstrumentState.LIVE)) {
            rules.faults.add(instrument.instId() + " does not trade now: its state is " + state);
        }
        Map<String, Object> sent = rules.check(request, fields, "");
        return new Checked(rules.faults, sent, rules.rounded);
    }

    private Map<String, Object> check(Map<?, ?> values, SteppedFields fields, String where) {
        Map<String, Object> sent = new LinkedHashMap<>();
        values.forEach((name, value) -> sent.put(String.valueOf(name), value));
        // What is not above zero has a meaning of its own, such as "at market", or is a fault of the request itself.
        fields.steps().forEach((name, step) -> number(values.get(name))
                .filter(value -> value.signum() > 0)
                .ifPresent(value -> {
                    Grid grid = grid(step);
                    grid.fault(where + name, value).ifPresent(fault -> repair(grid, name, step, value)
                            .ifPresentOrElse(
                                    text -> {
                                        sent.put(name, text);
                                        rounded.put(where + name, text);
                                    },
                                    () -> faults.add(fault)));
                }));
        fields.lists().forEach((name, inner) -> {
            if (values.get(name) instanceof Collection<?> elements) {
                sent.put(name, elements(elements, inner, where + name));
            }
        });
        return sent;
    }

    private List<Object> elements(Collection<?> elements, SteppedFields inner, String where) {
        List<Object> checked = new ArrayList<>(elements.size());
        for (Object element : elements) {
            String here = where + "[" + checked.size() + "].";
            checked.add(element instanceof Map<?, ?> nested ? check(nested, inner, here) : element);
        }
        return checked;
    }

    /** What a value becomes; empty where it must not or cannot be rounded. */
    private Optional<String> repair(Grid grid, String field, Rule.Step step, BigDecimal value) {
        Optional<RoundingMode> mode =
                step == Rule.Step.LOT ? rounding.ofSize() : rounding.ofPrice(SafeWay.of(request, field));
        return mode.flatMap(way -> grid.rounded(value, way))
                .map(near -> near.stripTrailingZeros().toPlainString());
    }

    /** A number that BloFin can be sent; others are faults of the request itself. */
    private static Optional<BigDecimal> number(Object value) {
        String text = text(value);
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private Grid grid(Rule.Step step) {
        Grid.Limit none = Grid.Limit.NONE;
        return switch (step) {
            case NONE -> new Grid(none, none, none);
            case TICK -> new Grid(new Grid.Limit("tickSize", instrument.tickSize()), none, none);
            case LOT -> sizes();
        };
    }

    private Grid sizes() {
        Grid.Limit none = Grid.Limit.NONE;
        if (sizedInQuote()) {
            return new Grid(none, none, none);
        }
        return new Grid(
                new Grid.Limit("lotSize", instrument.lotSize()),
                new Grid.Limit("minSize", instrument.minSize()),
                mostOf());
    }

    /**
     * Whether the size counts quote coins, for which an instrument names no steps. The request of a spot order at market
     * says so; where it does not, nobody knows.
     */
    private boolean sizedInQuote() {
        String counted = text(request.get("targetCurrency"));
        boolean spotAtMarket = spot() && is("orderType", OrderType.MARKET.value());
        return counted.equals(TargetCurrency.QUOTE.value()) || (spotAtMarket && counted.isEmpty());
    }

    private boolean spot() {
        return "SPOT".equals(instrument.instType());
    }

    /** The largest size for the kind of order; where the request does not tell its kind, the larger of both. */
    private Grid.Limit mostOf() {
        Grid.Limit limit = new Grid.Limit("maxLimitSize", instrument.maxLimitSize());
        Grid.Limit market = new Grid.Limit("maxMarketSize", instrument.maxMarketSize());
        String type = text(request.get("orderType"));
        if (type.equals(OrderType.MARKET.value())) {
            // For market buys on spot sources disagree whether it counts base or quote coins.
            return spot() && is("side", Side.BUY.value()) ? Grid.Limit.NONE : market;
        }
        boolean waits = type.equals(OrderType.TRIGGER.value());
        Optional<BigDecimal> price = number(request.get("orderPrice"));
        if (waits && price.isPresent()) {
            return price.get().compareTo(MINUS_ONE) == 0 ? market : limit;
        }
        if (!type.isEmpty() && !waits) {
            return limit;
        }
        if (!limit.known() || !market.known()) {
            return Grid.Limit.NONE;
        }
        return limit.value().compareTo(market.value()) >= 0 ? limit : market;
    }

    private boolean is(String field, String value) {
        return text(request.get(field)).equals(value);
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
