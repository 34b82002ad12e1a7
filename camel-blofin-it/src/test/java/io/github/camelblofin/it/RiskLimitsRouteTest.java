package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.BlofinRiskEvent;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinRiskLimitException;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.junit.jupiter.api.Test;

/** Risk limits, position mode and price band, from routes to the exchange. */
class RiskLimitsRouteTest extends SimulatorTestSupport {
    private static final PlaceOrder SMALL = PlaceOrder.market("BTC-USDT", Side.BUY, new BigDecimal("0.1"));
    private static final PlaceOrder LARGE = PlaceOrder.market("BTC-USDT", Side.BUY, new BigDecimal("100"));

    private BlofinComponent blofin() {
        return context.getComponent("blofin", BlofinComponent.class);
    }

    private Exchange send(String uri, Object body) {
        return context.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    private long calls(String path) {
        return exchange.requests().stream()
                .filter(request -> request.pathAndQuery().contains("/api/v1/" + path))
                .count();
    }

    @Test
    void componentsAreBoundByPropertiesAndTellOfBreaches() throws Exception {
        List<CamelEvent> heard = new CopyOnWriteArrayList<>();
        context.getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                heard.add(event);
            }

            @Override
            public boolean isEnabled(CamelEvent event) {
                return event instanceof BlofinRiskEvent;
            }
        });
        PropertyBindingSupport.bindProperties(context, blofin(), new HashMap<>(Map.of("guard.maxNotional", "1000")));
        context.start();

        assertThat(send("blofin:trade/order", SMALL).getException()).isNull();
        Exception refusal = send("blofin:trade/order", LARGE).getException();

        assertThat(refusal)
                .isInstanceOf(BlofinRiskLimitException.class)
                .hasMessageContaining("guard.maxNotional: BTC-USDT: the order is worth 67");
        assertThat(calls("trade/order")).isOne();
        await("the event").until(() -> !heard.isEmpty());
        assertThat(((BlofinRiskEvent) heard.get(0)).refusal()).isSameAs(refusal);
        assertThat(send("blofin:trade/order", LARGE.withReduceOnly(true)).getException())
                .isNotInstanceOf(BlofinRiskLimitException.class);
    }

    @Test
    void urisOnlyTightenAndHeadersDoNothing() {
        blofin().getConfiguration().setGuard(Map.of("maxNotional", "1000"));
        context.start();

        assertThatThrownBy(() -> send("blofin:trade/order?guard.maxNotional=1001", SMALL))
                .rootCause()
                .hasMessageContaining("guard.maxNotional=1001 is looser than the component's 1000");
        assertThatThrownBy(() -> send("blofin:trade/order?guard.maxNotionals=1", SMALL))
                .rootCause()
                .hasMessageContaining("did you mean guard.maxNotional");
        assertThatThrownBy(() -> send("blofin:raw/trade/new-order?method=POST&access=trade", SMALL))
                .rootCause()
                .hasMessageContaining("guard.* cannot see");
        assertThat(send("blofin:trade/order?guard.maxNotional=5", SMALL).getException())
                .isInstanceOf(BlofinRiskLimitException.class);
        Exchange steered = context.createProducerTemplate().request("blofin:trade/order?validate=false", exchange -> {
            exchange.getMessage().setBody(LARGE);
            exchange.getMessage().setHeader(BlofinHeaders.PARAMS, Map.of("guard.maxNotional", "1000000"));
        });
        assertThat(steered.getException()).isInstanceOf(BlofinRiskLimitException.class);
    }

    @Test
    void manyAtOnceTakeNoMorePlacesThanThereAre() throws Exception {
        context.start();
        ProducerTemplate template = context.createProducerTemplate();
        PlaceOrder far = PlaceOrder.limit("BTC-USDT", Side.BUY, new BigDecimal("60000"), new BigDecimal("0.1"));
        List<Future<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sent.add(template.asyncSend("blofin:trade/order?guard.maxOpenOrders=3", exchange -> exchange.getMessage()
                    .setBody(far)));
        }
        int placed = 0;
        for (Future<Exchange> one : sent) {
            Exchange done = one.get();
            placed += done.getException() == null ? 1 : 0;
            assertThat(done.getException())
                    .satisfiesAnyOf(none -> assertThat(none).isNull(), refusal -> assertThat(refusal)
                            .isInstanceOf(BlofinRiskLimitException.class));
        }
        assertThat(placed).isEqualTo(3);
        List<?> open = send("blofin:trade/orders-pending", null).getMessage().getBody(List.class);
        assertThat(open).hasSize(3);
    }

    @Test
    void positionsAreReadFromTheExchange() {
        context.start();
        String uri = "blofin:trade/order?guard.maxPosition=70";
        assertThat(send("blofin:trade/order", PlaceOrder.market("BTC-USDT", Side.BUY, BigDecimal.ONE))
                        .getException())
                .isNull();

        assertThat(send(uri, SMALL).getException())
                .isInstanceOf(BlofinRiskLimitException.class)
                .hasMessageContaining("the position could grow to 1.1 contracts");
        assertThat(send(uri, PlaceOrder.market("BTC-USDT", Side.SELL, BigDecimal.ONE))
                        .getException())
                .isNull();
    }

    @Test
    void whatCannotBeReadIsNotSent() {
        context.start();
        String uri = "blofin:trade/order?guard.maxPosition=70&keyCheck=false";
        assertThat(send(uri, SMALL).getMessage().getBody()).isInstanceOf(OrderAck.class);
        closeExchange();

        await("the marks are forgotten")
                .untilAsserted(() -> assertThat(send(uri, SMALL).getException())
                        .isInstanceOf(BlofinRiskLimitException.class)
                        .hasMessageContaining("cannot be read"));
        assertThat(send(uri, SMALL.withReduceOnly(true)).getException())
                .isNotNull()
                .isNotInstanceOf(BlofinRiskLimitException.class);
    }

    @Test
    void positionSideMustFitTheModeAsItIsNow() {
        context.start();
        assertThat(send("blofin:trade/order", SMALL.withPositionSide(PositionSide.LONG))
                        .getException())
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageContaining("positionSide is long, but the account is in one-way mode (net_mode)");
        assertThat(calls("trade/order")).isZero();

        assertThat(send("blofin:account/set-position-mode", Map.of("positionMode", "long_short_mode"))
                        .getException())
                .isNull();
        assertThat(send("blofin:trade/order", SMALL.withPositionSide(PositionSide.LONG))
                        .getException())
                .as("asked anew, though the old mode is remembered")
                .isNull();
        assertThat(send("blofin:trade/order", SMALL).getException())
                .hasMessageContaining("positionSide is net, but the account is in hedge mode");
    }

    @Test
    void pricesMustBeInTheBand() {
        context.start();
        PlaceOrder far = PlaceOrder.limit("BTC-USDT", Side.BUY, new BigDecimal("20000"), new BigDecimal("0.1"));

        assertThat(send("blofin:trade/order?priceBand=true", far).getException())
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageContaining("price is 20000, and BloFin takes ");
        assertThat(calls("trade/order/price-range")).isEqualTo(2);
        assertThatThrownBy(() -> send("blofin:trade/order?rounding=down&validate=false", far))
                .rootCause()
                .hasMessageContaining("rounding=down needs the rules of the instruments");
    }

    @Test
    void roundedOrdersSayWhatWasSent() {
        context.start();
        PlaceOrder off = PlaceOrder.limit("BTC-USDT", Side.BUY, new BigDecimal("60000.07"), new BigDecimal("0.25"));

        Exchange done = send("blofin:trade/batch-orders?rounding=down", List.of(SMALL, off));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(BlofinHeaders.ROUNDED))
                .isEqualTo(Map.of("item 2: price", "60000", "item 2: size", "0.2"));
        assertThat(send("blofin:trade/order?rounding=down", SMALL).getMessage().getHeaders())
                .doesNotContainKey(BlofinHeaders.ROUNDED);
    }
}
