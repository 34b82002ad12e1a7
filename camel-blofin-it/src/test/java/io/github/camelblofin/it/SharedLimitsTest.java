package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.api.Access;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.simulator.SimulatorBuilder;
import io.github.camelblofin.simulator.access.PlayAccount;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One budget for an address and for a user, whoever calls: windows are long here, so that nothing comes free. */
class SharedLimitsTest extends SimulatorTestSupport {
    private static final String ORDERS = "blofin:trade/orders-pending?rateLimitTimeout=0";

    @BeforeEach
    void tightLimits() {
        context.getComponent("blofin", BlofinComponent.class).setTradingLimits("10/600s");
    }

    @Override
    SimulatorBuilder simulator() {
        return super.simulator()
                .account("play", BigDecimal.valueOf(100_000))
                .account("other", BigDecimal.valueOf(100_000))
                .anotherKey("play", Access.TRADE);
    }

    private BlofinComponent another(PlayAccount key) {
        BlofinComponent component = another();
        component.getConfiguration().setApiKey(key.apiKey());
        component.getConfiguration().setSecretKey(key.secretKey());
        component.getConfiguration().setPassphrase(key.passphrase());
        return component;
    }

    private BlofinComponent another() {
        BlofinComponent component = component();
        component.setTradingLimits("10/600s");
        return component;
    }

    private Exchange send(CamelContext by, String uri, Object body, Map<String, Object> headers) {
        return by.createProducerTemplate().request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    /** How many calls it takes until one is refused. */
    private int exhaust(CamelContext by, String uri) {
        for (int calls = 0; calls < 20; calls++) {
            Exception failure = send(by, uri, null, Map.of()).getException();
            if (failure != null) {
                assertThat(failure)
                        .isInstanceOf(BlofinRateLimitException.class)
                        .hasMessageContaining("trade/orders-pending was not sent")
                        .hasMessageContaining("10/600s of user");
                return calls;
            }
        }
        throw new AssertionError("nothing was refused");
    }

    @Test
    void twoComponentsAndTwoContextsShareTheBudgetOfAUser() throws Exception {
        context.addComponent("blofin-b", another());
        context.start();
        assertThat(exhaust(context, ORDERS)).isEqualTo(8);
        assertThat(exhaust(context, ORDERS.replace("blofin:", "blofin-b:"))).isZero();

        CamelContext second = new DefaultCamelContext();
        second.addComponent("blofin", another());
        second.start();
        assertThat(exhaust(second, ORDERS)).isZero();
        second.stop();
        assertThat(tradingCalls()).isEqualTo(8);
    }

    @Test
    void twoKeysOfOneUserShareTheBudgetAlsoInAnotherContext() throws Exception {
        PlayAccount second = exchange.keys("play").get(1);
        context.addComponent("blofin-b", another(second));
        context.addComponent("blofin-c", another(exchange.accounts().get(1)));
        context.start();
        assertThat(second.apiKey()).isNotEqualTo(exchange.apiKey());
        assertThat(exhaust(context, ORDERS)).isEqualTo(8);

        // BloFin told, when the key was checked, whose it is.
        assertThat(exhaust(context, ORDERS.replace("blofin:", "blofin-b:"))).isZero();
        assertThat(exhaust(context, ORDERS.replace("blofin:", "blofin-c:"))).isEqualTo(8);
        CamelContext elsewhere = new DefaultCamelContext();
        elsewhere.addComponent("blofin", another(second));
        elsewhere.start();
        assertThat(exhaust(elsewhere, ORDERS)).isZero();
        elsewhere.stop();
        assertThat(tradingCalls()).isEqualTo(16);
    }

    private long tradingCalls() {
        return exchange.requests().stream()
                .filter(request -> request.pathAndQuery().contains("/trade/"))
                .count();
    }

    @Test
    void keysThatAreNotCheckedCountForAllUsers() throws Exception {
        context.start();
        assertThat(exhaust(context, ORDERS + "&keyCheck=false")).isEqualTo(8);
        assertThat(exhaust(context, ORDERS)).isZero();
    }

    @Test
    void optionAccountMakesKeysOfOneUserShare() throws Exception {
        context.start();
        assertThat(exhaust(context, ORDERS + "&account=desk-7")).isEqualTo(8);
        assertThat(exhaust(context, ORDERS + "&account=desk-7&limit=5")).isZero();
        assertThat(exhaust(context, ORDERS + "&account=desk-8")).isEqualTo(8);
    }

    @Test
    void cancelsAndUrgentCallsHaveAReserve() throws Exception {
        context.start();
        exhaust(context, ORDERS);

        Exchange cancel =
                send(context, "blofin:trade/cancel-order?rateLimitTimeout=0", Map.of("orderId", "4711"), Map.of());
        Exchange urgent = send(context, ORDERS, null, Map.of(BlofinHeaders.PRIORITY, "cancel"));
        Exchange late = send(context, ORDERS, null, Map.of(BlofinHeaders.PRIORITY, "cancel"));

        assertThat(cancel.getException()).isNotInstanceOf(BlofinRateLimitException.class);
        assertThat(urgent.getException()).isNull();
        assertThat(urgent.getMessage().getHeader(BlofinHeaders.RATE_LIMIT_USAGE))
                .isEqualTo(100);
        assertThat((Map<?, ?>) urgent.getMessage().getHeader(BlofinHeaders.RATE_LIMIT_WINDOWS))
                .hasSize(3)
                .matches(windows -> windows.containsKey("address default 500/60s"));
        assertThat(urgent.getMessage().getHeaders()).doesNotContainKey(BlofinHeaders.PRIORITY);
        assertThat(late.getException()).isInstanceOf(BlofinRateLimitException.class);
    }

    @Test
    void priorityThatNobodyKnowsIsRefused() throws Exception {
        context.start();

        assertThat(send(context, ORDERS, null, Map.of(BlofinHeaders.PRIORITY, "asap"))
                        .getException())
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageContaining("cancel, place, account or market");
    }

    @Test
    void waitingCallIsMadeWhenAPlaceComesFree() throws Exception {
        context.getComponent("blofin", BlofinComponent.class).setTradingLimits("2/1s");
        context.start();
        String waiting = "blofin:trade/orders-pending";
        Future<Object> first = context.createProducerTemplate().asyncRequestBody(waiting, null);
        first.get();

        for (int i = 0; i < 3; i++) {
            context.createProducerTemplate().requestBody(waiting, (Object) null);
        }

        assertThat(tradingCalls()).isEqualTo(4);
    }

    @Test
    void limitsAreSwitchedOffTowardsThisMachineOnly() throws Exception {
        BlofinComponent off = another();
        off.setRateLimitProfile("off");
        context.addComponent("blofin-off", off);
        context.start();
        for (int i = 0; i < 12; i++) {
            assertThat(send(context, ORDERS.replace("blofin:", "blofin-off:"), null, Map.of())
                            .getException())
                    .isNull();
        }

        off.getConfiguration().setBaseUrl("https://exchange.example");
        assertThat(catchThrowable(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:live").to("blofin-off:market/tickers");
                    }
                })))
                .rootCause()
                .hasMessageContaining("rateLimitProfile=off is refused for https://exchange.example");
    }

    @Test
    void mistakesInLimitsFailTheStart() {
        BlofinComponent component = another();
        component.setAddressLimits("500 per minute");
        context.addComponent("blofin-wrong", component);

        assertThat(catchThrowable(() -> context.start())).rootCause().hasMessageContaining("write calls/time");
    }
}
