package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.model.AccountBalance;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.rest.ClockPicture;
import java.math.BigDecimal;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchange's clock and this machine's differ by ten minutes, ten times what BloFin allows. */
class ClockSkewTest extends SimulatorTestSupport {
    private BlofinComponent blofin() {
        return context.getComponent("blofin", BlofinComponent.class);
    }

    private long calls(String path, String code) {
        return exchange.requests().stream()
                .filter(request ->
                        request.pathAndQuery().contains(path) && request.code().equals(code))
                .count();
    }

    private ClockPicture picture() {
        return blofin().clockPictures().values().iterator().next();
    }

    @ParameterizedTest
    @ValueSource(longs = {-10, 10})
    void callsWorkAfterOneRefusal(long minutes) {
        exchange.setClockSkew(Duration.ofMinutes(minutes));
        blofin().getConfiguration().setKeyCheck(false);
        context.start();

        for (int i = 0; i < 3; i++) {
            assertThat(context.createProducerTemplate()
                            .requestBody("blofin:account/balance", null, AccountBalance.class))
                    .isNotNull();
        }

        assertThat(calls("account/balance", "152405")).isOne();
        assertThat(calls("account/balance", "0")).isEqualTo(3);
        ClockPicture picture = picture();
        assertThat(picture.offset().minus(Duration.ofMinutes(minutes)).abs()).isLessThan(Duration.ofSeconds(2));
        assertThat(picture.lower()).isLessThanOrEqualTo(picture.offset());
        assertThat(picture.upper()).isGreaterThanOrEqualTo(picture.offset());
        assertThat(picture.largeOffset()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-10, 10})
    void oneOrderIsPlacedOnceAlthoughItsFirstAttemptIsRefused(long minutes) {
        blofin().getConfiguration().setKeyCheck(false);
        context.start();
        // The clock goes wrong after it was known: what was known must be given up.
        context.createProducerTemplate().requestBody("blofin:account/balance", (Object) null);
        exchange.setClockSkew(Duration.ofMinutes(minutes));

        // Without the reads that checks need, and that would find it out first.
        context.createProducerTemplate()
                .requestBody(
                        "blofin:trade/order?validate=false", PlaceOrder.market("BTC-USDT", Side.BUY, BigDecimal.ONE));

        assertThat(calls("trade/order", "152405")).isOne();
        assertThat(calls("trade/order", "0")).isOne();
    }

    @ParameterizedTest
    @ValueSource(longs = {-10, 10})
    void privateStreamLogsInWithTheExchangesTime(long minutes) throws Exception {
        exchange.setClockSkew(Duration.ofMinutes(minutes));
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:orders").to("mock:orders");
            }
        });

        assertThat(exchange.connections()).singleElement().satisfies(connection -> assertThat(connection.account())
                .isNotEmpty());
        MockEndpoint orders = context.getEndpoint("mock:orders", MockEndpoint.class);
        orders.expectedMinimumMessageCount(1);
        context.createProducerTemplate()
                .requestBody("blofin:trade/order", PlaceOrder.market("BTC-USDT", Side.BUY, BigDecimal.ONE));
        orders.assertIsSatisfied(LIMIT.toMillis());
    }

    @Test
    void loginThatIsRefusedThoughTheClocksDifferSaysToCheckTheClock() throws Exception {
        exchange.setClockSkew(Duration.ofMinutes(10));
        blofin().getConfiguration().setKeyCheck(false);
        context.start();
        context.createProducerTemplate().requestBody("blofin:market/tickers", (Object) null);
        blofin().getConfiguration().setSecretKey("wrong");

        Throwable failure = catchThrowable(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:orders").to("mock:orders");
            }
        }));

        assertThat(failure)
                .isInstanceOf(BlofinAuthenticationException.class)
                .hasMessageContaining("60009")
                .hasMessageContaining("Check this machine's clock first: it is");
    }

    @Test
    void pushesTellTheTimeToo() throws Exception {
        exchange.setClockSkew(Duration.ofMinutes(10));
        blofin().getConfiguration().setKeyCheck(false);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:tickers?instId=BTC-USDT").to("mock:tickers");
            }
        });
        context.createProducerTemplate().requestBody("blofin:market/tickers", (Object) null);
        Duration before = picture().upper().minus(picture().lower());

        await("pushes narrow the bounds")
                .until(() -> picture().upper().minus(picture().lower()).compareTo(before) < 0);
    }
}
