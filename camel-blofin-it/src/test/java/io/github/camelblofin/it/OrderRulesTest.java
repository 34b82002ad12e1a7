package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.AmendFallback;
import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.model.CancelOrder;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders from routes, and the rules of the instruments that they name. */
class OrderRulesTest extends SimulatorTestSupport {
    private static final PlaceOrder GOOD = PlaceOrder.market("BTC-USDT", Side.BUY, new BigDecimal("0.1"));

    @BeforeEach
    void countOrdersOnly() {
        context.getComponent("blofin", BlofinComponent.class).getConfiguration().setKeyCheck(false);
    }

    private Exchange send(String uri, Object body) {
        return context.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    private BlofinException refused(String uri, Object body) {
        return (BlofinException) send(uri, body).getException();
    }

    private long calls(String path) {
        return exchange.requests().stream()
                .filter(request -> request.pathAndQuery().contains(path))
                .count();
    }

    @Test
    void orderOffTheGridIsRefusedBeforeACallIsSpent() {
        context.start();

        PlaceOrder off = PlaceOrder.limit("BTC-USDT", Side.BUY, new BigDecimal("60000.07"), new BigDecimal("0.25"));
        assertThat(refused("blofin:trade/order", off))
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageContaining(
                        "price is 60000.07, no multiple of tickSize 0.1 (nearest allowed: 60000 or 60000.1)")
                .hasMessageContaining("size is 0.25, no multiple of lotSize 0.1 (nearest allowed: 0.2 or 0.3)");
        assertThat(refused("blofin:trade/batch-orders", List.of(GOOD, off))).hasMessageContaining("item 2: price is");
        assertThat(refused("blofin:trade/order", PlaceOrder.market("BTC-USDC", Side.BUY, BigDecimal.ONE)))
                .hasMessageContaining("instId is \"BTC-USDC\", and BloFin lists no such instrument");

        assertThat(calls("trade/")).isZero();
        assertThat(calls("market/instruments")).as("one list for all").isOne();
    }

    @Test
    void rulesAreReadOnceOrWithCacheFalseForEachOrder() {
        context.start();
        for (int i = 0; i < 2; i++) {
            assertThat(send("blofin:trade/order", GOOD).getException()).isNull();
        }
        assertThat(calls("market/instruments")).isOne();

        for (int i = 0; i < 2; i++) {
            assertThat(send("blofin:trade/order?cache=false", GOOD).getException())
                    .isNull();
        }
        assertThat(calls("market/instruments")).isEqualTo(3);
        assertThat(calls("trade/order")).isEqualTo(4);
    }

    @Test
    void validateOffLeavesTheGridToBlofin() {
        context.start();

        BlofinException refusal = refused(
                "blofin:trade/order?validate=false", PlaceOrder.market("BTC-USDT", Side.BUY, new BigDecimal("0.25")));

        assertThat(refusal.code()).isPresent();
        assertThat(calls("market/instruments")).isZero();
    }

    @Test
    void exchangeOutOfReachRefusesNewRiskAsRetryable() {
        context.getComponent("blofin", BlofinComponent.class).getConfiguration().setBaseUrl("http://127.0.0.1:1");
        context.start();

        BlofinException refusal = refused("blofin:trade/order", GOOD);
        assertThat(refusal)
                .isInstanceOf(BlofinUnavailableException.class)
                .hasMessageContaining("the rules of its instrument cannot be read");
        assertThat(refusal.retryable()).isTrue();
        assertThat(refused("blofin:trade/order", GOOD.withReduceOnly(true)))
                .as("went out, and failed itself")
                .hasMessageStartingWith("trade/order was not sent: ")
                .hasMessageNotContaining("rules");
        assertThat(refused("blofin:trade/cancel-order", CancelOrder.byOrderId("BTC-USDT", "1")))
                .hasMessageNotContaining("rules");
    }

    @Test
    void firstOrderOfAColdCacheIsPlaced() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("blofin:trade/order").setHeader("thread", () -> Thread.currentThread()
                        .getName());
            }
        });

        Exchange done = send("direct:in", GOOD);

        assertThat(done.getMessage().getBody(OrderAck.class).orderId()).isNotBlank();
        assertThat(done.getMessage().getHeader("thread", String.class)).contains("blofin-answers");
    }

    private String startFailure(String uri) {
        Throwable failure = catchThrowable(() -> start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(uri);
            }
        }));
        assertThat(failure).isNotNull();
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }

    @Test
    void typoInAParameterFailsTheStart() {
        assertThat(startFailure("blofin:trade/order?param.reduceonly=true"))
                .contains("reduceonly", "did you mean reduceOnly", "validate=false", "\"extra\"");
    }

    @Test
    void typoInADefaultOfTheComponentFailsItsStart() {
        context.getComponent("blofin", BlofinComponent.class)
                .getConfiguration()
                .setParameters(Map.of("marginmode", "cross"));

        assertThat(startFailure("blofin:trade/order"))
                .contains("marginmode", "did you mean marginMode", "validate=false");
    }

    @Test
    void newParameterPassesUnchecked() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("blofin:trade/order?param.newThing=1&validate=false");
            }
        });

        assertThat(send("direct:in", GOOD).getException()).isNull();
    }

    @Test
    void amendFallbackIsRefusedWhereItWouldDoNothing() {
        assertThat(startFailure("blofin:trade/amend-tpsl?amendFallback=cancelReplace"))
                .contains("does nothing for trade/amend-tpsl", "only blofin:trade/amend-order has it");
    }

    @Test
    void amendFallbackOfTheComponentIsRefusedOnTheOtherAmendmentsOnly() {
        context.getComponent("blofin", BlofinComponent.class)
                .getConfiguration()
                .setAmendFallback(AmendFallback.cancelReplace);

        assertThat(startFailure("blofin:trade/amend-batch-orders")).contains("send orders there one by one");
    }

    @Test
    void amendFallbackOfTheComponentIsADefaultForTheRest() throws Exception {
        context.getComponent("blofin", BlofinComponent.class)
                .getConfiguration()
                .setAmendFallback(AmendFallback.cancelReplace);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("blofin:trade/order");
                from("direct:other").to("blofin:trade/amend-tpsl?amendFallback=none");
            }
        });

        assertThat(send("direct:in", GOOD).getException()).isNull();
    }

    @Test
    void amendFallbackOnTheUriOfAnotherOperationIsRefused() {
        assertThat(startFailure("blofin:trade/order?amendFallback=cancelReplace"))
                .contains("remove it");
    }
}
