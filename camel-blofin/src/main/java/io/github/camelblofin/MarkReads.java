package io.github.camelblofin;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.guard.MarkPrices;
import io.github.camelblofin.model.Ticker;
import io.github.camelblofin.model.market.MarkPrice;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.RestClient;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.rest.Target;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Prices by REST, each used for a second. Safe for any thread and never blocks. */
final class MarkReads implements MarkPrices {
    private static final Duration LIFETIME = Duration.ofSeconds(1);

    private final RestClient client;
    private final RecentAnswers<Instrument, BigDecimal> prices;

    private record Instrument(boolean spot, String instId) {}

    MarkReads(RestClient client, io.github.camelblofin.time.Ticker ticker) {
        this.client = client;
        this.prices = new RecentAnswers<>(ticker, LIFETIME, this::read);
    }

    @Override
    public CompletionStage<BigDecimal> find(boolean spot, String instId) {
        return prices.get(new Instrument(spot, instId)).answer();
    }

    private CompletionStage<BigDecimal> read(Instrument wanted) {
        Map<String, String> query = new LinkedHashMap<>(wanted.spot() ? Map.of("instType", "SPOT") : Map.of());
        query.put("instId", wanted.instId());
        Operation operation = wanted.spot() ? Operation.SPOT_MARKET_TICKERS : Operation.MARKET_MARK_PRICE;
        // An order waits for it.
        Call call = Call.withQuery(Target.of(operation), "").asking(query).at(Priority.PLACE);
        return client.call(call, Signing.none()).thenApply(answer -> price(answer, wanted));
    }

    private static BigDecimal price(Answer answer, Instrument wanted) {
        return answer.rows().stream()
                .filter(row -> wanted.instId().equals(name(row)))
                .map(MarkReads::value)
                .filter(value -> value != null && value.signum() > 0)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("BloFin told no price of " + wanted.instId()));
    }

    private static String name(Object row) {
        return row instanceof Ticker ticker ? ticker.instId() : ((MarkPrice) row).instId();
    }

    private static BigDecimal value(Object row) {
        return row instanceof Ticker ticker ? ticker.last() : ((MarkPrice) row).markPrice();
    }
}
