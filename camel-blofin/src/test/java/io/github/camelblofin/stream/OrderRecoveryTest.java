package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which version of an order is news, and where it is looked for. */
class OrderRecoveryTest extends RecoveryDialogue {
    private static final String KITE = "KITE-USDT";

    private static Order order(String id, String state, int filled, long updated) {
        try {
            return BlofinJson.reader(Order.class)
                    .readValue("{\"orderId\":\"" + id + "\",\"instId\":\"" + KITE + "\",\"state\":\"" + state
                            + "\",\"filledSize\":\"" + filled + "\",\"size\":\"9\",\"createTime\":\"" + time(0)
                            + "\",\"updateTime\":\"" + time(updated) + "\"}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long time(long seconds) {
        return 1_700_000_000_000L + 1_000 * seconds;
    }

    private void pushOrder(Order order) {
        rig.push(
                "{\"arg\":{\"channel\":\"orders\"},\"action\":\"update\",\"data\":[" + BlofinJson.toText(order) + "]}");
    }

    private void answerBaseline() {
        answer(Operation.TRADE_ORDERS_PENDING);
        answer(Operation.TRADE_ORDERS_HISTORY);
    }

    @Test
    void aDuplicateAndALatePushSayNothingNew() {
        subscribe("orders");
        answerBaseline();
        pushOrder(order("7", "live", 0, 10));
        pushOrder(order("7", "live", 0, 10));
        pushOrder(order("7", "filled", 9, 12));
        pushOrder(order("7", "partially_filled", 3, 11));

        assertThat(heard).containsExactly("7 live", "7 filled");
        assertThat(recovery.status().repeated()).isEqualTo(2);
    }

    @Test
    void ordersGoOnAfterAWhileAndWhatWasMissedComesInItsOrder() {
        subscribe("orders");
        answerBaseline();
        pushOrder(order("7", "live", 0, 10));
        pushOrder(order("8", "live", 0, 10));
        loseAndReturn();
        pushOrder(order("7", "filled", 9, 20));
        fail();
        rig.push("pong");
        rig.passSeconds(31);
        rig.link().sent.clear();
        assertThat(heard).as("its row tells by itself how new it is").containsExactly("7 live", "8 live", "7 filled");

        while (asked.size() > 1) {
            asked.remove(0);
        }
        answer(Operation.TRADE_ORDERS_PENDING, order("8", "partially_filled", 2, 15), order("7", "live", 0, 10));
        answer(Operation.TRADE_ORDERS_HISTORY);

        assertThat(heard).containsExactly("7 live", "8 live", "7 filled", "8 partially_filled*");
    }

    @Test
    void anOrderInNeitherListIsAskedForByItsId() {
        subscribe("orders");
        answerBaseline();
        pushOrder(order("7", "live", 0, 10));
        loseAndReturn();

        answer(Operation.TRADE_ORDERS_PENDING);
        answer(Operation.TRADE_ORDERS_HISTORY);
        assertThat(asked.get(0).parameters()).containsEntry("orderId", "7").containsEntry("instId", KITE);
        answer(Operation.TRADE_ORDER_DETAIL, order("7", "canceled", 0, 20));

        assertThat(heard).containsExactly("7 live", "7 canceled*");
    }

    @Test
    void whatIsListedLateIsFoundAtTheSecondLook() {
        subscribe("orders");
        answerBaseline();
        loseAndReturn();
        answerBaseline();
        assertThat(asked).isEmpty();

        rig.passSeconds(1);
        answer(Operation.TRADE_ORDERS_PENDING);
        answer(Operation.TRADE_ORDERS_HISTORY, order("7", "filled", 9, 20));

        assertThat(heard).containsExactly("7 filled*");
        rig.passSeconds(4);
        answerBaseline();
        assertThat(asked).isEmpty();
    }

    @Test
    void whileItIsSuspendedNothingIsRead() {
        reconcile = Duration.ofSeconds(20);
        subscribe("orders");
        answerBaseline();
        subscription.pause();
        rig.passSeconds(100);
        assertThat(asked).isEmpty();

        subscription.resume();
        rig.passSeconds(3);
        rig.agree();
        answer(Operation.TRADE_ORDERS_PENDING, order("7", "live", 0, 10));
        answer(Operation.TRADE_ORDERS_HISTORY);
        assertThat(heard).containsExactly("7 live*");
    }

    @Test
    void whatWasBeingReadWhenItWasSuspendedComesAfterTheResumption() {
        subscribe("orders");
        answerBaseline();
        loseAndReturn();
        answerBaseline();
        rig.passSeconds(1);
        subscription.pause();
        rig.loop.settle();
        // The second look began before the suspension, and finds something after it.
        answer(Operation.TRADE_ORDERS_PENDING);
        answer(Operation.TRADE_ORDERS_HISTORY, order("7", "filled", 9, 20));
        assertThat(heard).as("the route is suspended").isEmpty();
        rig.passSeconds(10);
        assertThat(asked).as("the third look").isEmpty();

        subscription.resume();
        rig.passSeconds(3);
        rig.agree();
        answer(Operation.TRADE_ORDERS_PENDING);
        answer(Operation.TRADE_ORDERS_HISTORY, order("7", "filled", 9, 20));
        assertThat(heard).containsExactly("7 filled*");
    }
}
