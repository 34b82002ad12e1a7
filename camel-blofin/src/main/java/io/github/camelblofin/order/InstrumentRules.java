package io.github.camelblofin.order;

import io.github.camelblofin.model.Instrument;
import io.github.camelblofin.model.InstrumentState;
import io.github.camelblofin.model.OrderType;
import io.github.camelblofin.model.Rule;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.TargetCurrency;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
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

    private InstrumentRules(Instrument instrument, Map<String, Object> request) {
        this.instrument = instrument;
        this.request = request;
    }

    /**
     * All faults; empty when there are none.
     *
     * @param request values as they would be sent
     * @param newRisk whether the request may add risk: only then the instrument must trade now, since what closes must not
     *     be held back by a state that may be minutes old
     */
    static List<String> faults(
            Map<String, Object> request, SteppedFields fields, Instrument instrument, boolean newRisk) {
        InstrumentRules rules = new InstrumentRules(instrument, request);
        List<String> faults = new ArrayList<>();
        InstrumentState state = instrument.state();
        if (newRisk && state != null && !state.equals(InstrumentState.LIVE)) {
            faults.add(instrument.instId() + " does not trade now: its state is " + state);
        }
        rules.check(request, fields, "", faults);
        return faults;
    }

    private void check(Map<?, ?> values, SteppedFields fields, String where, List<String> faults) {
        // What is not above zero has a meaning of its own, such as "at market", or is a fault of the request itself.
        fields.steps().forEach((name, step) -> number(values.get(name))
                .filter(value -> value.signum() > 0)
                .flatMap(value -> grid(step).fault(where + name, value))
                .ifPresent(faults::add));
        fields.lists().forEach((name, inner) -> {
            if (values.get(name) instanceof Collection<?> elements) {
                int index = 0;
                for (Object element : elements) {
                    String here = where + name + "[" + index++ + "].";
                    if (element instanceof Map<?, ?> nested) {
                        check(nested, inner, here, faults);
                    }
                }
            }
        });
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
