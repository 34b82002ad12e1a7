package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinConfiguration;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinOrderRejectedException;
import io.github.camelblofin.error.BlofinPartialBatchException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** What a route sees when a call fails. */
class ProducerErrorsTest extends SimulatorTestSupport {
    private static final PlaceOrder TOO_MUCH = PlaceOrder.market("BTC-USDT", Side.BUY, new BigDecimal("900000"));

    private <T extends BlofinException> T failure(String uri, Object body, Class<T> type) {
        context.start();
        Throwable failure =
                catchThrowable(() -> context.createProducerTemplate().requestBody(uri, body));
        assertThat(failure).isInstanceOf(CamelExecutionException.class);
        assertThat(failure.getCause()).isInstanceOf(type);
        assertNoSecret(failure.getCause().toString(), exchange);
        return type.cast(failure.getCause());
    }

    @Test
    void rejectedOrderCarriesBlofinsCodeAndText() {
        BlofinOrderRejectedException refused =
                failure("blofin:trade/order", TOO_MUCH, BlofinOrderRejectedException.class);

        assertThat(refused.code()).hasValueSatisfying(code -> assertThat(code).isIn("103003", "102015"));
        assertThat(refused.exchangeMessage()).isPresent();
        assertThat(refused.operation()).isEqualTo("trade/order");
        assertThat(refused.outcomeUnknown()).isFalse();
        assertThat(refused.callerFault()).isTrue();
    }

    @Test
    void batchTellsWhatWasDoneAndWhatFailed() {
        PlaceOrder good = PlaceOrder.market("BTC-USDT", Side.BUY, BigDecimal.ONE);

        BlofinPartialBatchException partial =
                failure("blofin:trade/batch-orders", List.of(good, TOO_MUCH), BlofinPartialBatchException.class);

        assertThat(partial.items()).hasSize(2);
        assertThat(partial.items().get(0).done()).isTrue();
        assertThat(partial.failed()).hasSize(1).first().satisfies(item -> assertThat(item.code())
                .isNotBlank());
    }

    @Test
    void wrongParameterIsTheCallersFault() {
        BlofinInvalidRequestException wrong =
                failure("blofin:market/books", Map.of("instId", "NO-SUCH"), BlofinInvalidRequestException.class);

        assertThat(wrong.callerFault()).isTrue();
        assertThat(wrong.retryable()).isFalse();
        assertThat(wrong.code()).isPresent();
    }

    @Test
    void unusableBodyIsRefusedBeforeACallIsSpent() {
        BlofinInvalidRequestException wrong =
                failure("blofin:trade/order", "{\"instId\": oops", BlofinInvalidRequestException.class);

        assertThat(wrong.code()).isEmpty();
        assertThat(exchange.requests())
                .noneMatch(request -> request.pathAndQuery().contains("trade/order"));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] latin1 = "{\"instId\":\"BTC-USDT\",\"clientOrderId\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(failure("blofin:trade/order", latin1, BlofinInvalidRequestException.class))
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void parametersInAHeaderThatIsNoMapAreRefused() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:text")
                        .setHeader(BlofinHeaders.PARAMS, constant("instId=BTC-USDT"))
                        .to("blofin:market/tickers");
            }
        });

        Throwable failure =
                catchThrowable(() -> context.createProducerTemplate().requestBody("direct:text", (Object) null));

        assertThat(failure.getCause())
                .isInstanceOf(BlofinInvalidRequestException.class)
                .hasMessageContaining("must hold a Map");
    }

    @Test
    void wrongSecretIsAnAuthenticationErrorThatSaysWhatToCheck() {
        BlofinConfiguration options =
                context.getComponent("blofin", BlofinComponent.class).getConfiguration();
        options.setSecretKey("wrong");
        options.setKeyCheck(false);

        BlofinAuthenticationException refused =
                failure("blofin:account/balance", null, BlofinAuthenticationException.class);

        assertThat(refused.code()).hasValue("152409");
        assertThat(refused).hasMessageContaining("secretKey");
    }

    @Test
    void nobodyListeningMeansNothingHappened() {
        context.getComponent("blofin", BlofinComponent.class).getConfiguration().setBaseUrl("http://127.0.0.1:1");

        BlofinUnavailableException unreachable = failure(
                "blofin:trade/order",
                PlaceOrder.market("BTC-USDT", Side.BUY, BigDecimal.ONE),
                BlofinUnavailableException.class);

        assertThat(unreachable.outcomeUnknown()).isFalse();
        assertThat(unreachable).hasMessageContaining("127.0.0.1:1");
    }

    @Test
    void onExceptionTellsErrorsApart() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                onException(BlofinOrderRejectedException.class)
                        .handled(true)
                        .setBody(simple("refused with ${exception.code.get()}"));
                onException(BlofinException.class).handled(true).setBody(constant("something else"));
                from("direct:order").to("blofin:trade/order");
            }
        });

        assertThat(context.createProducerTemplate().requestBody("direct:order", TOO_MUCH, String.class))
                .startsWith("refused with 10");
    }

    @Test
    void theRouteGoesOnAWorkerUnlessAskedOtherwise() throws Exception {
        String[] thread = new String[2];
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:worker")
                        .to("blofin:market/tickers?instId=BTC-USDT")
                        .process(e -> thread[0] = Thread.currentThread().getName());
                from("direct:loop")
                        .to("blofin:market/tickers?instId=BTC-USDT&completeOn=eventLoop")
                        .process(e -> thread[1] = Thread.currentThread().getName());
            }
        });
        context.createProducerTemplate().requestBody("direct:worker", (Object) null);
        context.createProducerTemplate().requestBody("direct:loop", (Object) null);

        assertThat(thread[0]).contains("blofin-answers");
        // Or on the caller's, should the answer be there before anybody waits for it.
        assertThat(thread[1]).doesNotContain("blofin-answers");
    }
}
