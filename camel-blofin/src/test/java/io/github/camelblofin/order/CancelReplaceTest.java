package io.github.camelblofin.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinOrderRejectedException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.CancelOrder;
import io.github.camelblofin.model.MarginMode;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.OrderType;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.trade.AmendOrder;
import io.github.camelblofin.model.trade.AmendOutcome;
import io.github.camelblofin.order.CancelReplace.Action;
import io.github.camelblofin.order.CancelReplace.Decision;
import io.github.camelblofin.order.CancelReplace.Event;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is decided at each step of cancelling an order and placing it anew. */
class CancelReplaceTest {
    private static final BigDecimal PRICE = new BigDecimal("21.5");
    private static final AmendOrder CHEAPER = AmendOrder.byOrderId("A-USDT", "7", PRICE, null);

    private static Order order(Object... changes) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of(
                "orderId", "7",
                "instId", "A-USDT",
                "marginMode", "isolated",
                "positionSide", "long",
                "side", "buy",
                "orderType", "post_only",
                "price", "20",
                "size", "10",
                "filledSize", "0",
                "state", "live"));
        for (int i = 0; i < changes.length; i += 2) {
            fields.put((String) changes[i], changes[i + 1]);
        }
        return BlofinJson.fromMap(fields, Order.class);
    }

    private static Order ended(String filled) {
        return order("filledSize", filled, "state", "partially_canceled");
    }

    private static Decision after(AmendOrder wanted, Event... events) {
        Decision decision = CancelReplace.begin(wanted, "new1");
        for (Event event : events) {
            decision = decision.state().on(event);
        }
        return decision;
    }

    private static Event seen(Order order) {
        return new Event.Seen(order);
    }

    private static Event failed(BlofinException failure) {
        return new Event.Failed(failure);
    }

    private static BlofinException unavailable(boolean unknown) {
        return new BlofinUnavailableException(
                new Failure("trade/x", null, null, "no answer", !unknown, unknown, false, null));
    }

    private static BlofinException raised(Decision decision) {
        assertThat(decision.state().stage()).isEqualTo(CancelReplace.Stage.ENDED);
        assertThat(decision.action()).isInstanceOf(Action.Raise.class);
        return ((Action.Raise) decision.action()).failure();
    }

    private static PlaceOrder placed(Decision decision) {
        assertThat(decision.action()).isInstanceOf(Action.Place.class);
        return ((Action.Place) decision.action()).order();
    }

    @Test
    void theRemainderKeepsTheOrdersTermsAndTakesTheNewPrice() {
        Order before = order(
                "reduceOnly",
                "true",
                "tpTriggerPrice",
                "30",
                "tpOrderPrice",
                "29",
                "slTriggerPrice",
                "10",
                "brokerId",
                "");

        PlaceOrder next = placed(after(CHEAPER, seen(before), new Event.Cancelled(), seen(ended("4"))));

        assertThat(next.size()).isEqualByComparingTo("6");
        assertThat(next.price()).isEqualTo(PRICE);
        assertThat(next.orderType()).isEqualTo(OrderType.POST_ONLY);
        assertThat(next.side()).isEqualTo(Side.BUY);
        assertThat(next.marginMode()).isEqualTo(MarginMode.ISOLATED);
        assertThat(next.positionSide()).isEqualTo(PositionSide.LONG);
        assertThat(next.reduceOnly()).isTrue();
        assertThat(next.tpTriggerPrice()).isEqualByComparingTo("30");
        assertThat(next.tpOrderPrice()).isEqualByComparingTo("29");
        assertThat(next.slOrderPrice()).as("at market").isEqualByComparingTo("-1");
        assertThat(next.brokerId()).isNull();
        assertThat(next.clientOrderId()).isEqualTo("new1");
    }

    @Test
    void attachedTriggersCanBeChangedAndRemoved() {
        AmendOrder change = BlofinJson.fromMap(
                Map.of("instId", "A-USDT", "orderId", "7", "newTpTriggerPrice", "0", "newSlTriggerPrice", "11"),
                AmendOrder.class);

        PlaceOrder next = placed(after(
                change,
                seen(order("tpTriggerPrice", "30", "tpOrderPrice", "29")),
                new Event.Cancelled(),
                seen(ended("0"))));

        assertThat(next.tpTriggerPrice()).isNull();
        assertThat(next.tpOrderPrice()).isNull();
        assertThat(next.slTriggerPrice()).isEqualByComparingTo("11");
        assertThat(next.price()).as("unchanged").isEqualByComparingTo("20");
    }

    @Test
    void goodEndTellsBothOrders() {
        Decision end = after(
                CHEAPER,
                seen(order()),
                new Event.Cancelled(),
                seen(ended("4")),
                new Event.Placed(new OrderAck("8", "new1", "0", null, null)));

        assertThat(end.action()).asInstanceOf(type(Action.Finish.class)).satisfies(finish -> {
            assertThat(finish.result().outcome()).isEqualTo(AmendOutcome.REPLACED);
            assertThat(finish.result().orderId()).isEqualTo("8");
            assertThat(finish.result().clientOrderId()).isEqualTo("new1");
            assertThat(finish.result().formerOrderId()).isEqualTo("7");
            assertThat(finish.result().filledSize()).isEqualByComparingTo("4");
            assertThat(finish.result().openSize()).isEqualByComparingTo("6");
        });
    }

    @Test
    void cancelNamesTheOrderAndShowsWhatWouldFollow() {
        AmendOrder byOwnId = BlofinJson.fromMap(
                Map.of("instId", "A-USDT", "clientOrderId", "mine", "newSize", "8"), AmendOrder.class);

        assertThat(after(byOwnId, seen(order("filledSize", "3", "state", "partially_filled")))
                        .action())
                .asInstanceOf(type(Action.Cancel.class))
                .satisfies(cancel -> {
                    assertThat(cancel.order()).isEqualTo(CancelOrder.byOrderId("A-USDT", "7"));
                    assertThat(cancel.draft()).hasValueSatisfying(draft -> assertThat(draft.size())
                            .isEqualByComparingTo("5"));
                });
    }

    @Test
    void cancelThatComesTooLatePlacesNothing() {
        BlofinException late = new BlofinOrderRejectedException(
                new Failure("trade/cancel-order", "102068", "late", "late", false, false, true, null));

        Decision end = after(CHEAPER, seen(order()), failed(late), seen(order("filledSize", "10", "state", "filled")));

        assertThat(end.action()).asInstanceOf(type(Action.Finish.class)).satisfies(finish -> {
            assertThat(finish.result().outcome()).isEqualTo(AmendOutcome.TOO_LATE);
            assertThat(finish.result().filledSize()).isEqualByComparingTo("10");
            assertThat(finish.result().orderId()).isNull();
        });
        assertThat(raised(after(CHEAPER, seen(order()), failed(late), seen(order()))))
                .isInstanceOf(BlofinOrderRejectedException.class)
                .hasMessageContaining("nothing was changed");
        assertThat(raised(after(CHEAPER, seen(order()), failed(late), failed(unavailable(false))))
                        .code())
                .contains("102068");
        assertThat(after(CHEAPER, seen(order()), failed(late), seen(ended("4"))).action())
                .as("others cancelled it")
                .isInstanceOf(Action.Finish.class);
    }

    @ParameterizedTest
    @CsvSource({
        "size, BloFin does not tell its size",
        "filledSize, BloFin does not tell its filledSize",
        "marginMode, BloFin does not tell its marginMode",
        "price, BloFin does not tell its price"
    })
    void orderThatIsNotFullyKnownIsLeftAlone(String missing, String why) {
        assertThat(raised(after(CHEAPER, seen(order(missing, "")))))
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageContaining(why)
                .hasMessageEndingWith("Nothing was changed");
    }

    @ParameterizedTest
    @CsvSource({
        "orderType, ioc, only limit and post_only",
        "tpTriggerPriceType, mark, watches another price",
        "state, frozen, its state frozen is not known"
    })
    void orderThatCannotBeMadeAgainIsLeftAlone(String field, String value, String why) {
        assertThat(raised(after(CHEAPER, seen(order(field, value))))).hasMessageContaining(why);
    }

    @Test
    void changeThatCannotBeCarriedOverIsRefused() {
        AmendOrder extra =
                BlofinJson.fromMap(Map.of("instId", "A-USDT", "orderId", "7", "newThing", "1"), AmendOrder.class);
        AmendOrder less = AmendOrder.byOrderId("A-USDT", "7", null, BigDecimal.ONE);

        assertThat(raised(after(extra, seen(order())))).hasMessageContaining("the change names [newThing]");
        assertThat(raised(after(less, seen(order("filledSize", "3", "state", "partially_filled")))))
                .hasMessageContaining("newSize 1 is less than what is filled, 3");
        assertThat(raised(after(CHEAPER, seen(null)))).hasMessageContaining("knows no such order");
    }

    @Test
    void endIsAwaitedWithGrowingPausesAndNotForEver() {
        Decision decision = after(CHEAPER, seen(order()), new Event.Cancelled());
        List<Duration> pauses = new ArrayList<>();
        while (decision.action() instanceof Action.Look look) {
            pauses.add(look.after());
            decision = decision.state().on(pauses.size() % 2 == 0 ? seen(order()) : failed(unavailable(false)));
        }

        assertThat(pauses).extracting(Duration::toMillis).containsExactly(0L, 100L, 200L, 400L, 800L, 1600L, 3200L);
        assertThat(raised(decision))
                .satisfies(e -> assertThat(e.outcomeUnknown()).isTrue())
                .satisfies(e -> assertThat(e.retryable()).isFalse())
                .hasMessageContaining("accepted the cancellation of order 7")
                .hasMessageContaining("nothing was placed");
    }

    @Test
    void failureBeforeAnythingChangedSaysWhetherToTryAgain() {
        assertThat(raised(after(CHEAPER, failed(unavailable(false)))).retryable())
                .isTrue();
        assertThat(raised(after(CHEAPER, seen(order()), failed(unavailable(false))))
                        .retryable())
                .isTrue();
        assertThat(raised(after(CHEAPER, seen(order()), failed(unavailable(true)))))
                .hasMessageContaining("whether order 7 is cancelled is not known; nothing was placed")
                .satisfies(e -> assertThat(e.outcomeUnknown()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failureOfTheNewOrderTellsWhatIsLeft(boolean unknown) {
        BlofinException raised = raised(
                after(CHEAPER, seen(order()), new Event.Cancelled(), seen(ended("4")), failed(unavailable(unknown))));

        assertThat(raised.outcomeUnknown()).isEqualTo(unknown);
        assertThat(raised.retryable()).isFalse();
        assertThat(raised)
                .hasMessageContaining(unknown ? "look it up as clientOrderId new1" : "its remainder was not placed");
    }

    @Test
    void refusalsKeepTheirKindAndCode() {
        BlofinException busy = new BlofinRateLimitException(
                new Failure("trade/order", "429", "busy", "busy", true, false, false, java.time.Instant.EPOCH));

        BlofinException raised =
                raised(after(CHEAPER, seen(order()), new Event.Cancelled(), seen(ended("4")), failed(busy)));

        assertThat(raised).isInstanceOf(BlofinRateLimitException.class).hasCause(busy);
        assertThat(raised.code()).contains("429");
        assertThat(raised.retryAt()).isPresent();
        assertThat(raised.operation()).isEqualTo("trade/amend-order");
    }

    @Test
    void eventOutOfTurnIsADefect() {
        assertThatThrownBy(() -> after(CHEAPER, new Event.Cancelled())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> after(CHEAPER, seen(null), seen(null))).isInstanceOf(IllegalStateException.class);
    }
}
