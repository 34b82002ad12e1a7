package io.github.camelblofin.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinOrderRejectedException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.trade.AmendOrder;
import io.github.camelblofin.model.trade.AmendOutcome;
import io.github.camelblofin.order.CancelReplace.Action;
import io.github.camelblofin.order.CancelReplace.Decision;
import io.github.camelblofin.order.CancelReplace.Event;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way in which an exchange can behave while an order is cancelled and placed anew: fills before and after each step,
 * answers that are lost before or after they took effect, pictures that are old or missing, refusals. Never may more be
 * filled and open than was asked for.
 */
class CancelReplaceWalkTest {
    private static final int SIZE = 10;
    private static final int MOST_FILLS = 2;
    private static final int MOST_BAD_LOOKS = 1;
    private static final int WAYS = 30_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void neverMoreThanWasAskedFor(int newSize) {
        walk(newSize);
    }

    @Tag("full")
    @ParameterizedTest
    @ValueSource(ints = {10, 13})
    void neverMoreOfOtherSizes(int newSize) {
        walk(newSize);
    }

    private static void walk(int newSize) {
        Choices choices = new Choices();
        Map<AmendOutcome, Integer> finished = new EnumMap<>(AmendOutcome.class);
        int raised = 0;
        int walks = 0;
        do {
            World world = new World(choices, newSize);
            Action end = world.run();
            world.assertSafe(end);
            walks++;
            if (end instanceof Action.Finish finish) {
                finished.merge(finish.result().outcome(), 1, Integer::sum);
            } else {
                raised++;
            }
        } while (choices.next());

        assertThat(finished)
                .as("ways to end")
                .containsKey(AmendOutcome.TOO_LATE)
                .containsKey(AmendOutcome.REPLACED);
        assertThat(raised).isPositive();
        assertThat(walks).as("different ways").isGreaterThan(WAYS);
    }

    /** The order, what happened to it, and what was asked of the exchange. */
    private static final class World {
        private final Choices choices;
        private final int target;
        private final Decision first;
        private int filled;
        /** The exchange took the cancellation, which takes effect later: fills still come. */
        private boolean cancelling;

        private boolean cancelled;
        private int fills;
        private int badLooks;
        private Order lastPicture;
        private int cancels;
        private int places;
        private int placed;
        private boolean unknown;

        World(Choices choices, int newSize) {
            this.choices = choices;
            this.target = newSize == 0 ? SIZE : newSize;
            BigDecimal size = newSize == 0 ? null : BigDecimal.valueOf(newSize);
            this.first = CancelReplace.begin(AmendOrder.byOrderId("A-USDT", "7", BigDecimal.ONE, size), "new1");
        }

        Action run() {
            Decision decision = first;
            while (!(decision.action() instanceof Action.Finish || decision.action() instanceof Action.Raise)) {
                timePasses();
                Event event = answer(decision.action());
                timePasses();
                decision = decision.state().on(event);
                if (event instanceof Event.Failed failed && failed.failure().outcomeUnknown()) {
                    unknown = true;
                    assertThat(decision.action())
                            .as("%s: after an unknown outcome", choices)
                            .isInstanceOf(Action.Raise.class);
                }
            }
            return decision.action();
        }

        private void timePasses() {
            if (cancelling && !cancelled && filled < SIZE) {
                cancelled = choices.of(2) == 0;
            }
            if (cancelled || filled == SIZE || fills == MOST_FILLS) {
                return;
            }
            int amount = new int[] {0, 3, SIZE}[choices.of(3)];
            filled = Math.min(SIZE, filled + amount);
            fills += amount == 0 ? 0 : 1;
        }

        private Event answer(Action action) {
            if (action instanceof Action.Look) {
                return look();
            }
            return action instanceof Action.Cancel
                    ? cancel()
                    : place(((Action.Place) action).order().size());
        }

        private Event look() {
            Order now = picture();
            Order before = lastPicture == null ? now : lastPicture;
            lastPicture = now;
            int bad = badLooks == MOST_BAD_LOOKS ? 0 : choices.of(4);
            badLooks += bad == 0 ? 0 : 1;
            return switch (bad) {
                case 0 -> new Event.Seen(now);
                case 1 -> new Event.Seen(before);
                case 2 -> new Event.Seen(null);
                default -> new Event.Failed(failure(true, false));
            };
        }

        private Order picture() {
            String state = filled == SIZE
                    ? "filled"
                    : cancelled
                            ? filled > 0 ? "partially_canceled" : "canceled"
                            : filled > 0 ? "partially_filled" : "live";
            return BlofinJson.fromMap(
                    Map.of(
                            "orderId", "7",
                            "instId", "A-USDT",
                            "marginMode", "cross",
                            "side", "buy",
                            "orderType", "limit",
                            "price", "2",
                            "size", SIZE,
                            "filledSize", filled,
                            "state", state),
                    Order.class);
        }

        private Event cancel() {
            cancels++;
            int way = choices.of(4);
            if (way == 0 || way == 1) {
                return new Event.Failed(failure(way == 0, way == 1));
            }
            boolean late = filled == SIZE && way == 3;
            cancelling = !late;
            if (late) {
                return new Event.Failed(new BlofinOrderRejectedException(
                        new Failure("trade/cancel-order", "102068", "late", "late", false, false, true, null)));
            }
            return way == 2 ? new Event.Failed(failure(false, true)) : new Event.Cancelled();
        }

        private Event place(BigDecimal size) {
            places++;
            assertThat(cancelled || filled == SIZE)
                    .as("%s: the former order has ended", choices)
                    .isTrue();
            int way = choices.of(4);
            if (way == 0 || way == 1) {
                return new Event.Failed(failure(way == 0, way == 1));
            }
            placed = size.intValueExact();
            return way == 2
                    ? new Event.Failed(failure(false, true))
                    : new Event.Placed(new OrderAck("8", "new1", "0", null, null));
        }

        private static BlofinException failure(boolean retryable, boolean unknown) {
            return new BlofinUnavailableException(new Failure("x", null, null, "x", retryable, unknown, false, null));
        }

        void assertSafe(Action end) {
            String way = choices.toString();
            assertThat(cancels).as(way).isLessThanOrEqualTo(1);
            assertThat(places).as(way).isLessThanOrEqualTo(1);
            if (placed > 0) {
                assertThat(filled + placed).as(way).isEqualTo(target);
            }
            if (end instanceof Action.Raise raise) {
                assertThat(raise.failure().outcomeUnknown() || !unknown).as(way).isTrue();
                if (raise.failure().retryable()) {
                    assertThat(cancelling || placed > 0)
                            .as("%s: retryable means unchanged", way)
                            .isFalse();
                }
                return;
            }
            var result = ((Action.Finish) end).result();
            switch (result.outcome()) {
                case REPLACED -> {
                    assertThat(result.openSize()).as(way).isEqualByComparingTo(BigDecimal.valueOf(placed));
                    assertThat(result.filledSize()).as(way).isEqualByComparingTo(BigDecimal.valueOf(filled));
                    assertThat(result.orderId()).isEqualTo("8");
                }
                case NOTHING_LEFT -> {
                    assertThat(placed).as(way).isZero();
                    assertThat(filled).as(way).isGreaterThanOrEqualTo(target);
                }
                default -> {
                    assertThat(result.outcome()).as(way).isEqualTo(AmendOutcome.TOO_LATE);
                    assertThat(placed).as(way).isZero();
                    assertThat(filled).as(way).isEqualTo(SIZE);
                }
            }
        }
    }
}
