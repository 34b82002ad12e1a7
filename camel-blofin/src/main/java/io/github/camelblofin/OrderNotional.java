package io.github.camelblofin;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.ContractType;
import io.github.camelblofin.model.Instrument;
import io.github.camelblofin.model.market.MarkPrice;
import io.github.camelblofin.reference.ReferenceData;
import io.github.camelblofin.rest.RequestMerger;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.rest.Target;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What an order is worth in quote coin, rather too much than too little: by the higher of its own price and the mark price,
 * since an order to sell far below the market is filled at the market.
 */
final class OrderNotional {
    private final ReferenceData reference;
    private final Duration limit;

    OrderNotional(ReferenceData reference, Duration limit) {
        this.reference = reference;
        this.limit = limit;
    }

    /** Empty, or failed, when it cannot be told. */
    CompletionStage<Optional<BigDecimal>> of(Target target, Map<String, Object> order) {
        String instId = String.valueOf(order.get("instId"));
        Optional<BigDecimal> size = number(order.get("size"));
        if (size.isEmpty() || size.get().signum() < 0) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        boolean spot = target.path().startsWith("spot/");
        CompletionStage<Optional<BigDecimal>> price = price(spot, instId, number(order.get("price")));
        return reference
                .instrument(spot, instId)
                .thenCombine(
                        price,
                        (instrument, highest) ->
                                highest.flatMap(at -> instrument.map(known -> worth(known, size.get(), at))));
    }

    private CompletionStage<Optional<BigDecimal>> price(boolean spot, String instId, Optional<BigDecimal> own) {
        if (spot) {
            // Spot has no mark price.
            return CompletableFuture.completedFuture(own.filter(price -> price.signum() > 0));
        }
        return reference
                .call(
                        new RequestMerger(null)
                                .merge(Target.of(Operation.MARKET_MARK_PRICE), Map.of("instId", instId), Map.of(), null)
                                .within(limit),
                        Signing.none())
                .thenApply(answer -> answer.rows().stream()
                        .map(MarkPrice.class::cast)
                        .filter(row -> instId.equals(row.instId()))
                        .map(MarkPrice::markPrice)
                        .findFirst()
                        .map(mark -> own.map(mark::max).orElse(mark)));
    }

    private static BigDecimal worth(Instrument instrument, BigDecimal size, BigDecimal price) {
        BigDecimal value = instrument.contractValue();
        if (ContractType.INVERSE.equals(instrument.contractType()) && value != null) {
            return size.multiply(value);
        }
        if (value != null) {
            return size.multiply(value).multiply(price);
        }
        // On spot the size of a market order may be in quote coin.
        return size.multiply(price).max(size);
    }

    private static Optional<BigDecimal> number(Object text) {
        try {
            return text == null ? Optional.empty() : Optional.of(new BigDecimal(text.toString()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
