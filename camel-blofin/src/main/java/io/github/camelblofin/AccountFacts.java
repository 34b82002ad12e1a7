package io.github.camelblofin;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.limit.Turn;
import io.github.camelblofin.model.PositionMode;
import io.github.camelblofin.model.account.PositionModeSetting;
import io.github.camelblofin.model.trade.OrderPriceRange;
import io.github.camelblofin.order.AccountRules;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.RestClient;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.rest.Target;
import io.github.camelblofin.time.Ticker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What orders of one account are checked against, by REST. An order waits for it two seconds at most; what cannot be read is
 * asked for again after half a minute. Safe for any thread and never blocks.
 */
final class AccountFacts implements AccountRules.Facts {
    private static final Logger LOG = LoggerFactory.getLogger(AccountFacts.class);
    private static final Duration WAIT = Duration.ofSeconds(2);
    /** A mode that fits is believed for so long; one that does not is asked for anew. */
    private static final Duration MODE_LIFETIME = Duration.ofMinutes(10);

    private static final Duration RANGE_LIFETIME = Duration.ofSeconds(2);
    private static final long AGAIN = Duration.ofSeconds(30).toNanos();

    private final RestClient client;
    private final Signing signing;
    private final RecentAnswers<Operation, Optional<PositionMode>> modes;
    private final RecentAnswers<Side, Optional<OrderPriceRange>> ranges;

    private record Side(String instId, String side) {}

    AccountFacts(RestClient client, Signing signing, Ticker ticker) {
        this.client = client;
        this.signing = signing;
        this.modes = new RecentAnswers<>(ticker, MODE_LIFETIME, operation -> read(operation, Map.of())
                .thenApply(
                        answer -> answer.map(PositionModeSetting.class::cast).map(PositionModeSetting::positionMode)));
        this.ranges = new RecentAnswers<>(ticker, RANGE_LIFETIME, this::range);
    }

    @Override
    public CompletionStage<Optional<PositionMode>> positionMode(boolean copyTrading, boolean anew) {
        Operation operation =
                copyTrading ? Operation.COPYTRADING_ACCOUNT_POSITION_MODE : Operation.ACCOUNT_POSITION_MODE;
        long now = modes.now();
        if (anew) {
            return modes.since(operation, now).answer();
        }
        RecentAnswers.Asked<Optional<PositionMode>> last = modes.get(operation);
        return last.answer()
                .thenCompose(mode -> mode.isEmpty() && now - last.at() > AGAIN
                        ? modes.since(operation, now).answer()
                        : last.answer());
    }

    @Override
    public CompletionStage<Optional<OrderPriceRange>> priceRange(String instId, String side, boolean anew) {
        Side wanted = new Side(instId, side);
        return (anew ? ranges.since(wanted, ranges.now()) : ranges.get(wanted)).answer();
    }

    private CompletionStage<Optional<OrderPriceRange>> range(Side wanted) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("instId", wanted.instId());
        query.put("side", wanted.side());
        return read(Operation.TRADE_ORDER_PRICE_RANGE, query)
                .thenApply(answer -> answer.map(OrderPriceRange.class::cast));
    }

    /** Empty when it cannot be read. */
    private CompletionStage<Optional<Object>> read(Operation operation, Map<String, String> query) {
        Call call = Call.withQuery(Target.of(operation), "")
                .asking(query)
                .at(Priority.PLACE)
                .within(WAIT)
                .waiting(new Turn.Patience(WAIT, false));
        return client.call(call, signing).thenApply(Answer::typed).handle((answer, failure) -> {
            if (failure != null) {
                LOG.debug("{} cannot be read, so orders are not checked against it", operation.path(), failure);
            }
            return Optional.ofNullable(answer);
        });
    }
}
