package io.github.camelblofin.order;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.model.OrderType;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.PositionMode;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.trade.OrderPriceRange;
import io.github.camelblofin.rest.Draft;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * What the account and the moment demand of new orders: a position side that fits the position mode, and a price within the
 * band that BloFin allows now. What is known may be old, so before an order is called wrong the fact is asked for anew; what
 * cannot be read is left to BloFin. What only closes or reduces is never looked at. Safe for any thread; never blocks.
 */
public final class AccountRules {
    /** Checks nothing. */
    public static final AccountRules NONE = new AccountRules(null, false);

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,400}(\\.\\d{1,400})?");
    private static final CompletionStage<Void> NOTHING = CompletableFuture.completedFuture(null);

    private final Facts facts;
    private final boolean band;

    /** Where the facts come from. Called from any thread; must not block; empty, and no failure, when not known. */
    public interface Facts {
        /**
         * The position mode of the account.
         *
         * @param copyTrading whether the account of copy trading is meant
         * @param anew whether it must be asked for now
         */
        CompletionStage<Optional<PositionMode>> positionMode(boolean copyTrading, boolean anew);

        /** The prices that an order may have now. */
        CompletionStage<Optional<OrderPriceRange>> priceRange(String instId, String side, boolean anew);
    }

    /** @param band whether prices are checked too: each question counts as a trading call */
    public AccountRules(Facts facts, boolean band) {
        this.facts = facts;
        this.band = band;
    }

    /** Tells the draft what is wrong; never fails. */
    CompletionStage<Void> check(Draft draft) {
        Operation operation = draft.target().operation().orElse(null);
        if (facts == null || operation == null || !operation.writes() || operation.spot()) {
            return NOTHING;
        }
        CompletionStage<Void> done = NOTHING;
        for (int i = 0; i < draft.items().size(); i++) {
            int place = i;
            Map<String, Object> item = draft.items().get(i);
            if (NewRisk.in(operation, item)) {
                done = done.thenCompose(before -> side(draft, place, operation, false))
                        .thenCompose(before -> price(draft, place, operation, false));
            }
        }
        return done.exceptionally(notKnown -> null);
    }

    private CompletionStage<Void> side(Draft draft, int place, Operation operation, boolean anew) {
        if (operation.priority() != Priority.PLACE
                || !operation.requestType().isRecord()
                || !operation.takesParameter("positionSide")) {
            return NOTHING;
        }
        boolean copyTrading = operation.path().startsWith("copytrading/");
        return facts.positionMode(copyTrading, anew).thenCompose(mode -> {
            String given = text(draft.items().get(place), "positionSide");
            Optional<String> fault = mode.flatMap(known -> mismatch(known, given));
            if (fault.isPresent() && !anew) {
                return side(draft, place, operation, true);
            }
            fault.ifPresent(what -> draft.add(place, what));
            return NOTHING;
        });
    }

    private static Optional<String> mismatch(PositionMode mode, String given) {
        String side = given.isEmpty() ? PositionSide.NET.value() : given;
        boolean net = side.equals(PositionSide.NET.value());
        boolean hedged = side.equals(PositionSide.LONG.value()) || side.equals(PositionSide.SHORT.value());
        if (mode.equals(PositionMode.LONG_SHORT) && net) {
            return Optional.of("positionSide is " + (given.isEmpty() ? "missing" : given)
                    + ", but the account is in hedge mode (" + mode + "): give long or short");
        }
        return mode.equals(PositionMode.NET) && hedged
                ? Optional.of("positionSide is " + side + ", but the account is in one-way mode (" + mode
                        + "): give net, or leave it out")
                : Optional.empty();
    }

    private CompletionStage<Void> price(Draft draft, int place, Operation operation, boolean anew) {
        Map<String, Object> item = draft.items().get(place);
        String text = text(item, "price");
        boolean priced =
                DECIMAL.matcher(text).matches() && !text(item, "orderType").equals(OrderType.MARKET.value());
        // Only these have one price, and are taken at once: a trigger order meets the band of another day.
        if (!band || !priced || operation.requestType() != PlaceOrder.class) {
            return NOTHING;
        }
        return facts.priceRange(text(item, "instId"), text(item, "side"), anew).thenCompose(range -> {
            Optional<String> fault = range.flatMap(known -> outside(known, new BigDecimal(text)));
            if (fault.isPresent() && !anew) {
                return price(draft, place, operation, true);
            }
            fault.ifPresent(what -> draft.add(place, what));
            return NOTHING;
        });
    }

    private static Optional<String> outside(OrderPriceRange range, BigDecimal price) {
        boolean low = known(range.minPrice()) && price.compareTo(range.minPrice()) < 0;
        boolean high = known(range.maxPrice()) && price.compareTo(range.maxPrice()) > 0;
        return low || high
                ? Optional.of("price is " + plain(price) + ", and BloFin takes " + plain(range.minPrice()) + " to "
                        + plain(range.maxPrice()) + " now")
                : Optional.empty();
    }

    private static boolean known(BigDecimal bound) {
        return bound != null && bound.signum() > 0;
    }

    private static String plain(BigDecimal value) {
        return value == null || value.signum() == 0
                ? "any"
                : value.stripTrailingZeros().toPlainString();
    }

    private static String text(Map<String, Object> request, String field) {
        Object value = request.get(field);
        return value == null ? "" : value.toString();
    }
}
