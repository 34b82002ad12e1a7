package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinClientIdReusedException;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.ledger.Step;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.simulator.exchange.ClientIdRule;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.fault.ActiveFault;
import io.github.camelblofin.simulator.fault.RestFault;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which orders share a client id, and which do not. */
class ClientIdTest {
    private static final PlaceOrder ORDER =
            PlaceOrder.limit("BTC-USDT", Side.BUY, new BigDecimal("60000"), new BigDecimal("1"));

    private OrderRig rig;
    private ActiveFault deaf;

    @AfterEach
    void close() {
        rig.close();
    }

    private void rig(RouteBuilder routes) throws Exception {
        // The strictest test: an exchange that would take an id again at once.
        rig = new OrderRig(builder -> builder.clientIds(ClientIdRule.whileLive()));
        rig.start(routes);
    }

    private static RouteBuilder route(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler()
                        .maximumRedeliveries(10)
                        .redeliveryDelay(0)
                        .logExhausted(false));
                from("direct:order").to(uri);
            }
        };
    }

    private void eachOrderHasItsOwnId(int count) {
        Set<String> ids = new HashSet<>();
        for (OrderView order : rig.orders()) {
            assertThat(order.clientOrderId()).matches("[A-Za-z0-9]{1,32}");
            ids.add(order.clientOrderId());
        }
        assertThat(rig.orders()).hasSize(count);
        assertThat(ids).hasSize(count);
    }

    @Test
    void newIdBeginsWithThePrefixAndIsTold() throws Exception {
        rig(route("blofin:trade/order?clientOrderIdPrefix=grid7"));

        Exchange sent = rig.send("direct:order", ORDER);

        assertThat(sent.getException()).isNull();
        String id = sent.getMessage().getHeader(BlofinHeaders.CLIENT_ORDER_ID, String.class);
        assertThat(id).startsWith("grid7").hasSize(26);
        assertThat(rig.orders()).singleElement().satisfies(order -> assertThat(order.clientOrderId())
                .isEqualTo(id));
        assertThat(sent.getMessage().getHeader(BlofinHeaders.OUTCOME_RESOLVED)).isNull();
        assertThat(sent.getProperties())
                .noneSatisfy((name, value) -> assertThat(name).startsWith("CamelBlofinOrder"));
    }

    @Test
    void routeThatRedeliversTenTimesPlacesOneOrder() throws Exception {
        rig(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler()
                        .maximumRedeliveries(10)
                        .redeliveryDelay(0)
                        .onRedelivery(message -> {
                            if (message.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, Integer.class) == 10) {
                                deaf.clear();
                            }
                        }));
                from("direct:order").to("blofin:trade/order?outcomeTimeout=701");
            }
        });
        rig.exchange.faults().next(1, RestFault.loseAnswer().of(Operation.TRADE_ORDER));
        deaf = rig.exchange.faults().untilCleared(RestFault.statusBefore(503).of(Operation.TRADE_ORDER_DETAIL));

        Exchange sent = rig.send("direct:order", ORDER);

        assertThat(sent.getException()).isNull();
        assertThat(sent.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, Integer.class))
                .isEqualTo(10);
        assertThat(sent.getMessage().getHeader(BlofinHeaders.OUTCOME_RESOLVED)).isEqualTo(true);
        eachOrderHasItsOwnId(1);
        assertThat(rig.calls("trade/order")).isEqualTo(1);
    }

    @Test
    void twoStepsOnTheSameExchangeAreTwoOrders() throws Exception {
        rig(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:order")
                        .setProperty("order", body())
                        .to("blofin:trade/order")
                        .setBody(exchangeProperty("order"))
                        .to("blofin:trade/order");
            }
        });

        assertThat(rig.send("direct:order", ORDER).getException()).isNull();

        eachOrderHasItsOwnId(2);
    }

    @Test
    void loopIsAsManyOrders() throws Exception {
        rig(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:order").loop(3).copy().to("blofin:trade/order").end();
            }
        });

        assertThat(rig.send("direct:order", ORDER).getException()).isNull();

        eachOrderHasItsOwnId(3);
    }

    @Test
    void splitIsAsManyOrders() throws Exception {
        rig(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:order").split(body()).to("blofin:trade/order").end();
            }
        });

        assertThat(rig.send("direct:order", List.of(ORDER, ORDER, ORDER)).getException())
                .isNull();

        eachOrderHasItsOwnId(3);
    }

    @Test
    void multicastIsAsManyOrders() throws Exception {
        rig(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:order")
                        .multicast()
                        .parallelProcessing()
                        .to("blofin:trade/order", "blofin:trade/order", "blofin:trade/order?clientOrderIdPrefix=b")
                        .end();
            }
        });

        assertThat(rig.send("direct:order", ORDER).getException()).isNull();

        eachOrderHasItsOwnId(3);
    }

    @Test
    void eachItemOfAListHasAnIdOfItsOwn() throws Exception {
        rig(route("blofin:trade/batch-orders"));

        Exchange sent = rig.send("direct:order", List.of(ORDER, ORDER));

        assertThat(sent.getException()).isNull();
        List<?> ids = sent.getMessage().getHeader(BlofinHeaders.CLIENT_ORDER_ID, List.class);
        assertThat(ids).hasSize(2);
        eachOrderHasItsOwnId(2);
    }

    @Test
    void messageThatComesAgainWithItsBusinessKeyIsNoSecondOrder() throws Exception {
        rig(route("blofin:trade/order?clientOrderIdExpression=RAW(${header.document})"));

        for (int i = 0; i < 2; i++) {
            Exchange sent = rig.send("direct:order", message -> {
                message.getMessage().setBody(ORDER);
                message.getMessage().setHeader("document", "PO-2026/4711");
            });
            assertThat(sent.getException()).isNull();
        }

        eachOrderHasItsOwnId(1);
        assertThat(rig.orders().get(0).clientOrderId()).startsWith("zz").hasSize(32);
        assertThat(rig.entries())
                .filteredOn(entry -> entry.note().step() == Step.INTENT)
                .singleElement()
                .satisfies(entry -> assertThat(entry.note().facts()).containsEntry("key", "PO-2026/4711"));
    }

    @Test
    void businessKeyOfAnotherOrderIsRefusedBeforeAnythingIsSent() throws Exception {
        rig(route("blofin:trade/order?clientOrderIdExpression=RAW(${header.document})"));
        PlaceOrder other = PlaceOrder.limit("BTC-USDT", Side.BUY, new BigDecimal("60000"), new BigDecimal("2"));

        Exchange first = rig.send("direct:order", message -> {
            message.getMessage().setBody(ORDER);
            message.getMessage().setHeader("document", "PO4711");
        });
        Exchange second = rig.send("direct:order", message -> {
            message.getMessage().setBody(other);
            message.getMessage().setHeader("document", "PO4711");
        });

        assertThat(first.getMessage().getHeader(BlofinHeaders.CLIENT_ORDER_ID)).isEqualTo("PO4711");
        assertThat(second.getException())
                .isInstanceOf(BlofinClientIdReusedException.class)
                .hasMessageContaining("size=1");
        eachOrderHasItsOwnId(1);
    }

    @Test
    void duplicateIdIsPlacedOnlyWhenTheOrderIsTheSame() throws Exception {
        rig(route("blofin:trade/order"));
        PlaceOrder named = ORDER.withClientOrderId("mine1");
        PlaceOrder other = PlaceOrder.limit("BTC-USDT", Side.BUY, new BigDecimal("59000"), new BigDecimal("1"))
                .withClientOrderId("mine1");

        assertThat(rig.send("direct:order", named).getException()).isNull();
        Exchange same = rig.send("direct:order", named);
        Exchange different = rig.send("direct:order", other);

        assertThat(same.getException()).isNull();
        assertThat(same.getMessage().getHeader(BlofinHeaders.OUTCOME_RESOLVED)).isEqualTo(true);
        assertThat(different.getException()).isInstanceOf(BlofinClientIdReusedException.class);
        assertThat(((BlofinException) different.getException()).outcomeUnknown())
                .isFalse();
        eachOrderHasItsOwnId(1);
    }

    @Test
    void orderThatTheLedgerKnowsIsLookedUpAfterARestart() throws Exception {
        rig(route("blofin:trade/order"));
        PlaceOrder filled =
                PlaceOrder.market("BTC-USDT", Side.BUY, new BigDecimal("1")).withClientOrderId("PO4712");
        rig.send("direct:order", filled);
        BlofinComponent again = new BlofinComponent();
        again.setConfiguration(rig.component.getConfiguration());
        again.setRateLimitProfile("off");
        again.setOrderLedger(rig.ledger);
        rig.context.addComponent("again", again);

        Exchange sent = rig.send("again:trade/order", filled);

        // The exchange would have taken the id again, since the first order is filled.
        assertThat(sent.getException()).isNull();
        assertThat(sent.getMessage().getHeader(BlofinHeaders.OUTCOME_RESOLVED)).isEqualTo(true);
        eachOrderHasItsOwnId(1);
    }

    @Test
    void missingBusinessKeyIsSaid() throws Exception {
        rig(route("blofin:trade/order?clientOrderIdExpression=RAW(${header.document})"));

        assertThat(rig.send("direct:order", ORDER).getException())
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageContaining("clientOrderIdExpression");
    }
}
