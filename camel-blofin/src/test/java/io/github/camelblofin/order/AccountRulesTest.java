package io.github.camelblofin.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.PositionMode;
import io.github.camelblofin.model.trade.OrderPriceRange;
import io.github.camelblofin.rest.Draft;
import io.github.camelblofin.rest.RequestMerger;
import io.github.camelblofin.rest.Target;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Orders that do not fit what is known about the account, when that is right, old or not known. */
class AccountRulesTest {
    private final List<String> asked = new ArrayList<>();
    private PositionMode remembered = PositionMode.NET;
    private PositionMode now = PositionMode.NET;
    private OrderPriceRange oldRange = range("90", "110");
    private OrderPriceRange newRange = range("90", "110");
    private boolean broken;

    private final AccountRules rules = new AccountRules(
            new AccountRules.Facts() {
                @Override
                public CompletionStage<Optional<PositionMode>> positionMode(boolean copyTrading, boolean anew) {
                    asked.add((copyTrading ? "copy " : "") + (anew ? "mode anew" : "mode"));
                    return broken
                            ? CompletableFuture.failedFuture(new IllegalStateException("a defect"))
                            : CompletableFuture.completedFuture(Optional.ofNullable(anew ? now : remembered));
                }

                @Override
                public CompletionStage<Optional<OrderPriceRange>> priceRange(String instId, String side, boolean anew) {
                    asked.add(instId + " " + side + (anew ? " anew" : ""));
                    return CompletableFuture.completedFuture(Optional.ofNullable(anew ? newRange : oldRange));
                }
            },
            true);

    private static OrderPriceRange range(String least, String most) {
        return new OrderPriceRange(new BigDecimal(most), new BigDecimal(least), null);
    }

    private boolean passes(Operation operation, Object... more) {
        Map<String, Object> order = Maps.of(
                "instId",
                "ODD-USDT",
                "marginMode",
                "cross",
                "side",
                "buy",
                "orderType",
                "limit",
                "price",
                "100",
                "size",
                "1");
        order.putAll(Maps.of(more));
        Draft draft = new RequestMerger(null, false).draft(Target.of(operation), Map.of(), Map.of(), order);
        rules.check(draft).toCompletableFuture().join();
        return !draft.faulty();
    }

    @Test
    void aFittingOrderIsNotAskedForTwice() {
        assertThat(passes(Operation.TRADE_ORDER)).isTrue();
        assertThat(asked).containsExactly("mode", "ODD-USDT buy");
    }

    @Test
    void anOrderIsWrongOnlyByWhatIsTrueNow() {
        assertThat(passes(Operation.TRADE_ORDER, "positionSide", "long")).isFalse();
        now = PositionMode.LONG_SHORT;
        assertThat(passes(Operation.TRADE_ORDER, "positionSide", "long")).isTrue();
        remembered = PositionMode.LONG_SHORT;
        assertThat(passes(Operation.TRADE_ORDER)).isFalse();
        now = PositionMode.NET;
        assertThat(passes(Operation.TRADE_ORDER)).isTrue();
        assertThat(passes(Operation.COPYTRADING_TRADE_PLACE_ORDER)).isTrue();
        assertThat(asked).endsWith("copy mode", "copy mode anew");
    }

    @Test
    void aPriceIsWrongOnlyByTheBandOfNow() {
        assertThat(passes(Operation.TRADE_ORDER, "price", "110")).isTrue();
        assertThat(passes(Operation.TRADE_ORDER, "price", "110.1")).isFalse();
        newRange = range("90", "111");
        assertThat(passes(Operation.TRADE_ORDER, "price", "110.1")).isTrue();
        assertThat(asked).endsWith("ODD-USDT buy", "ODD-USDT buy anew");
    }

    @Test
    void whatIsNotKnownIsLeftToBlofin() {
        remembered = null;
        oldRange = null;
        assertThat(passes(Operation.TRADE_ORDER, "positionSide", "long", "price", "1"))
                .isTrue();
        oldRange = new OrderPriceRange(null, BigDecimal.ZERO, null);
        assertThat(passes(Operation.TRADE_ORDER, "price", "1")).isTrue();
        broken = true;
        assertThat(passes(Operation.TRADE_ORDER, "price", "1")).isTrue();
        remembered = new PositionMode("another_mode");
        assertThat(passes(Operation.TRADE_ORDER, "positionSide", "long")).isTrue();
    }

    @Test
    void nothingIsAskedForWhatClosesNorOnSpot() {
        assertThat(passes(Operation.TRADE_ORDER, "reduceOnly", "true", "price", "1"))
                .isTrue();
        assertThat(passes(Operation.TRADE_ORDER, "side", "sell", "positionSide", "long", "price", "1"))
                .isTrue();
        assertThat(passes(Operation.TRADE_CANCEL_ORDER, "orderId", "1")).isTrue();
        assertThat(passes(Operation.SPOT_TRADE_ORDER, "price", "1")).isTrue();
        assertThat(asked).isEmpty();
    }

    @Test
    void ordersAtMarketAndTriggerOrdersHaveNoPriceOfNow() {
        assertThat(passes(Operation.TRADE_ORDER, "orderType", "market", "price", "1"))
                .isTrue();
        assertThat(passes(Operation.TRADE_ORDER_ALGO, "orderType", "trigger", "orderPrice", "1"))
                .isTrue();
        assertThat(asked).containsOnly("mode");
    }
}
