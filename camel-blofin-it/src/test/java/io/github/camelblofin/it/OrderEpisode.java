package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.ledger.LedgerEntry;
import io.github.camelblofin.ledger.Step;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.simulator.exchange.ClientIdRule;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.fault.Fault;
import io.github.camelblofin.simulator.fault.RestFault;
import io.github.camelblofin.simulator.fault.SocketFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * Some orders of one route, each with trouble of its own, drawn from a seed. In the end what the route was told, what the
 * ledger says and what stands in the exchange's own book are compared: this class knows nothing of how outcomes are found.
 */
final class OrderEpisode implements Episodes.Episode {
    private static final int ORDERS = 4;
    private static final List<String> URIS = List.of(
            "blofin:trade/order",
            "blofin:trade/order?resend=afterExpiry",
            "blofin:trade/order?outcomeTimeout=" + OrderRig.SHORT_PATIENCE.toMillis(),
            "blofin:trade/order?clientOrderIdExpression=RAW(doc/${body.price})");

    private final Random random;
    private final OrderRig rig;
    private final List<String> story = new ArrayList<>();

    /** What the route was told, by the order's price, which no two orders of an episode share. */
    private final Map<BigDecimal, Exchange> told = new LinkedHashMap<>();

    OrderEpisode(long seed) throws Exception {
        this.random = new Random(seed);
        ClientIdRule ids = List.of(
                        ClientIdRule.neverFree(),
                        ClientIdRule.whileLive(),
                        ClientIdRule.forAWhile(Duration.ofMinutes(random.nextInt(5))))
                .get(random.nextInt(3));
        Duration skew = random.nextInt(4) == 0 ? Duration.ofSeconds(random.nextInt(240) - 120L) : Duration.ZERO;
        story.add("ids " + ids + ", skew " + skew);
        rig = new OrderRig(builder -> builder.clientIds(ids).clockSkew(skew));
        rig.component.getConfiguration().setRequestTimeout(1_000);
    }

    @Override
    public void play() throws Exception {
        rig.start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler()
                        .maximumRedeliveries(6)
                        .redeliveryDelay(0)
                        .logExhausted(false)
                        .logStackTrace(false));
                for (int i = 0; i < URIS.size(); i++) {
                    from("direct:" + i).to(URIS.get(i));
                }
            }
        });
        try {
            for (int i = 0; i < ORDERS; i++) {
                order(i);
            }
            settle();
            check();
        } catch (Throwable failure) {
            throw new AssertionError(
                    failure.getMessage() + "\nstory: " + String.join("; ", story) + "\nledger: " + rig.entries(),
                    failure);
        }
    }

    private void order(int number) {
        arm();
        boolean market = random.nextInt(4) == 0;
        BigDecimal price = new BigDecimal(60_000 + number);
        // What fills is found by its size instead of its price.
        BigDecimal size = new BigDecimal(market ? number + 11 : 1);
        PlaceOrder order =
                PlaceOrder.limit("BTC-USDT", Side.BUY, market ? new BigDecimal(67_500 + number) : price, size);
        int route = random.nextInt(URIS.size());
        story.add("order " + order.price() + " by " + URIS.get(route));
        told.put(order.price(), rig.send("direct:" + route, order));
        rig.exchange.faults().clear();
    }

    /** Up to two things go wrong with the order, and up to one with finding it. */
    private void arm() {
        for (int i = random.nextInt(3); i > 0; i--) {
            Fault fault = random.nextInt(8) == 0
                    ? SocketFault.resetAfterReceiving(1L + random.nextInt(900))
                    : orderFault().of(Operation.TRADE_ORDER);
            story.add(fault.toString());
            rig.exchange.faults().next(1, fault);
        }
        if (random.nextInt(3) == 0) {
            int times = 1 + random.nextInt(12);
            RestFault fault = lookFault().of(Operation.TRADE_ORDER_DETAIL);
            story.add(times + " times " + fault);
            rig.exchange.faults().next(times, fault);
        }
    }

    private RestFault orderFault() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> RestFault.loseAnswer();
            case 2 -> RestFault.loseCall();
            case 3 -> RestFault.statusAfter(500 + random.nextInt(5));
            case 4 -> RestFault.statusBefore(500 + random.nextInt(5));
            case 5 -> RestFault.truncate();
            case 6 -> RestFault.slow(Duration.ofSeconds(1 + random.nextInt(100)));
            default -> RestFault.late(Duration.ofMillis(random.nextInt(70_000)));
        };
    }

    private RestFault lookFault() {
        return switch (random.nextInt(3)) {
            case 0 -> RestFault.statusBefore(503);
            case 1 -> RestFault.loseAnswer();
            default -> RestFault.truncate();
        };
    }

    /** What was left in doubt is found out in the background. */
    private void settle() {
        SimulatorTestSupport.await("no outcome to be open").untilAsserted(() -> {
            for (int i = 0; i < 400 && !open().isEmpty() && rig.scheduler.resting(); i++) {
                rig.exchange.advance(Duration.ofSeconds(1));
            }
            assertThat(open()).isEmpty();
        });
    }

    private Map<String, String> outcomes() {
        Map<String, String> last = new LinkedHashMap<>();
        for (LedgerEntry entry : rig.entries()) {
            String id = entry.note().clientId();
            if (entry.note().step() == Step.INTENT) {
                last.put(id, "open");
            } else if (entry.note().step() == Step.OUTCOME) {
                last.put(id, entry.note().facts().get("outcome"));
            }
        }
        return last;
    }

    private List<String> open() {
        return outcomes().entrySet().stream()
                .filter(outcome ->
                        outcome.getValue().equals("open") || outcome.getValue().equals("UNKNOWN"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void check() {
        Map<String, String> outcomes = outcomes();
        List<OrderView> book = rig.orders();
        assertThat(book)
                .extracting(OrderView::clientOrderId)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        for (OrderView order : book) {
            assertThat(outcomes)
                    .as("the ledger's word on a placed order")
                    .containsEntry(order.clientOrderId(), "PLACED");
        }
        outcomes.forEach((id, outcome) -> assertThat(book.stream()
                        .filter(order -> order.clientOrderId().equals(id))
                        .count())
                .as("orders of " + id + ", which is " + outcome)
                .isEqualTo(outcome.equals("PLACED") ? 1 : 0));
        told.forEach((price, sent) -> check(price, sent, book));
    }

    private void check(BigDecimal price, Exchange sent, List<OrderView> book) {
        List<OrderView> placed = book.stream()
                .filter(order -> order.price().compareTo(price) == 0)
                .toList();
        assertThat(placed).as("orders at " + price).hasSizeLessThanOrEqualTo(1);
        if (sent.getException() == null) {
            assertThat(placed)
                    .as("orders at " + price + ", which was told to stand")
                    .hasSize(1);
            assertThat(sent.getMessage().getBody(OrderAck.class).orderId())
                    .isEqualTo(placed.get(0).orderId());
            assertThat(sent.getMessage().getHeader(BlofinHeaders.CLIENT_ORDER_ID))
                    .isEqualTo(placed.get(0).clientOrderId());
        } else {
            BlofinException failure = (BlofinException) sent.getException();
            assertThat(placed.isEmpty() || failure.outcomeUnknown())
                    .as("order at " + price + " stands, but the route was told: " + failure.getMessage())
                    .isTrue();
        }
    }

    @Override
    public void close() {
        rig.close();
    }
}
