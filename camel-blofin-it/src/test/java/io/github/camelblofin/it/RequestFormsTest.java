package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.model.Ticker;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a message may hold, what is refused before a call is spent, and paths that are not in the table. */
class RequestFormsTest extends SimulatorTestSupport {
    private static final PlaceOrder ORDER = PlaceOrder.market("BTC-USDT", Side.BUY, BigDecimal.ONE);
    private static final String TEXT = BlofinJson.toText(ORDER);

    private ProducerTemplate template;

    @BeforeEach
    void template() {
        template = context.createProducerTemplate();
    }

    private BlofinInvalidRequestException refused(String uri, Object body) {
        Throwable failure = catchThrowable(() -> template.requestBody(uri, body));
        assertThat(failure).hasCauseInstanceOf(BlofinInvalidRequestException.class);
        return (BlofinInvalidRequestException) failure.getCause();
    }

    /** The key is looked at besides, when a producer starts. */
    private long orders() {
        return exchange.requests().stream()
                .filter(request -> request.pathAndQuery().endsWith("/trade/order"))
                .count();
    }

    private Throwable startFailure(String uri) {
        Throwable failure = catchThrowable(() -> template.requestBody(uri, (Object) null));
        while (failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    @Test
    void bodyIsTextInAnyOfCamelsForms(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("order.json"), TEXT);
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        context.start();

        for (Object body : List.of(
                ORDER,
                BlofinJson.toMap(ORDER),
                TEXT,
                java.nio.CharBuffer.wrap(TEXT),
                bytes,
                new ByteArrayInputStream(bytes),
                new StringReader(TEXT),
                file.toFile(),
                file)) {
            assertThat(template.requestBody("blofin:trade/order", body, OrderAck.class)
                            .accepted())
                    .as(body.getClass().getName())
                    .isTrue();
        }
    }

    @Test
    void fileOfARouteIsARequest(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("order.json"), TEXT);
        List<Object> acks = new java.util.concurrent.CopyOnWriteArrayList<>();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?initialDelay=0&delay=50")
                        .to("blofin:trade/order")
                        .process(e -> acks.add(e.getMessage().getBody()));
            }
        });

        await("the order").untilAsserted(() -> assertThat(acks).hasSize(1));
    }

    @Test
    void whatHoldsNoTextIsRefusedByItsType() {
        context.start();

        assertThat(refused("blofin:trade/order", new Object())).hasMessageContaining("java.lang.Object");
        assertThat(refused("blofin:trade/order", 42)).hasMessageContaining("java.lang.Integer");
    }

    /** So that only calls of the test arrive. */
    private void startWithoutKeyCheck() {
        context.getComponent("blofin", BlofinComponent.class).getConfiguration().setKeyCheck(false);
        context.start();
    }

    @Test
    void allFaultsAreToldBeforeACallIsSpent() {
        startWithoutKeyCheck();

        assertThat(refused(
                        "blofin:trade/order?instId=BTC-USDT&param.side=up",
                        Map.of("size", "-1", "ordertype", "market")))
                .hasMessageContaining("side is \"up\" (allowed: buy, sell)")
                .hasMessageContaining("size is \"-1\", not above zero")
                .hasMessageContaining("ordertype is unknown; did you mean orderType")
                .hasMessageContaining("marginMode is missing");
        assertThat(orders()).isZero();
    }

    @Test
    void validateOffLeavesTheJudgementToBlofin() {
        startWithoutKeyCheck();

        assertThat(refused("blofin:trade/order?validate=false", Map.of("instId", "BTC-USDT", "side", "up"))
                        .code())
                .isPresent();
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void optionsOfTheComponentGoWhereTheyAreKnown() {
        BlofinComponent component = context.getComponent("blofin", BlofinComponent.class);
        component.getConfiguration().setInstId("BTC-USDT");
        component.getConfiguration().setLimit(5);
        context.start();

        List<?> trades = template.requestBody("blofin:market/trades", null, List.class);
        assertThat(trades).hasSizeLessThanOrEqualTo(5);
        template.requestBody("blofin:account/balance", (Object) null);
        assertThatThrownBy(() -> template.requestBody("blofin:account/balance?limit=5", (Object) null))
                .hasStackTraceContaining("has on its URI limit, which is unknown");
    }

    @Test
    void operationIsChosenPerMessageOnLocalCallOnly() {
        context.start();

        List<?> tickers = template.requestBodyAndHeaders(
                "blofin:local/call?instId=BTC-USDT",
                null,
                Map.of(BlofinHeaders.OPERATION, "market/tickers"),
                List.class);
        OrderAck ack = template.requestBodyAndHeader(
                "blofin:local/call", ORDER, BlofinHeaders.OPERATION, "trade/order", OrderAck.class);
        Object elsewhere = template.requestBodyAndHeader(
                "blofin:market/tickers?instId=BTC-USDT", null, BlofinHeaders.OPERATION, "trade/order");

        assertThat(((Ticker) tickers.get(0)).instId()).isEqualTo("BTC-USDT");
        assertThat(ack.accepted()).isTrue();
        assertThat(elsewhere).isInstanceOf(List.class);
    }

    @Test
    void localCallMakesTheChecksOfAStartWithEachMessage() {
        context.getComponent("blofin", BlofinComponent.class).getConfiguration().setAccess("read");
        context.start();

        assertThat(refused("blofin:local/call", null)).hasMessageContaining("set the header CamelBlofinOperation");
        for (Map.Entry<String, String> wrong : Map.of(
                        "trade/ordr", "Did you mean trade/order",
                        "trade/order", "needs access=trade",
                        "asset/transfer", "needs access=transfer")
                .entrySet()) {
            Throwable failure = catchThrowable(() -> template.requestBodyAndHeader(
                    "blofin:local/call", Map.of(), BlofinHeaders.OPERATION, wrong.getKey()));
            assertThat(failure.getCause())
                    .isInstanceOf(BlofinInvalidRequestException.class)
                    .hasMessageContaining(wrong.getValue());
        }
        assertThat(orders()).isZero();
    }

    @Test
    void localCallWithoutAKeySaysSo() {
        context.getComponent("blofin", BlofinComponent.class).getConfiguration().setApiKey(null);
        context.start();

        Throwable failure = catchThrowable(() ->
                template.requestBodyAndHeader("blofin:local/call", null, BlofinHeaders.OPERATION, "account/balance"));

        assertThat(failure.getCause())
                .hasMessageContaining("account/balance is signed")
                .hasMessageContaining("apiKey");
    }

    @Test
    void rawPathIsCalledSignedAndChecked() {
        context.start();

        Throwable failure = catchThrowable(() -> template.requestBody(
                "blofin:raw/trade/new-thing?method=POST&access=trade&rateClass=trading", Map.of("a", 1)));
        Object price = template.requestBody("blofin:raw/market/mark-price?access=none&instId=BTC-USDT", (Object) null);

        assertThat(failure.getCause()).hasMessageContaining("trade/new-thing: BloFin answered 152404");
        assertThat(exchange.requests())
                .anySatisfy(request -> assertThat(request.pathAndQuery()).isEqualTo("/api/v1/trade/new-thing"));
        assertThat(price.toString()).contains("BTC-USDT");
    }

    @Test
    void rawPathMustSayWhatItNeedsAndMayNotTakeMore() {
        context.start();

        assertThat(startFailure("blofin:raw/trade/new-thing?method=POST"))
                .hasMessageContaining("must say what the path needs");
        assertThat(startFailure("blofin:raw/trade/new-thing?method=POST&access=read,trade"))
                .hasMessageContaining("must say what the path needs");
        assertThat(startFailure("blofin:raw/asset/new-thing?method=POST&access=withdraw"))
                .hasMessageContaining("needs access=withdraw, but access=read,trade is what this component may do");
        assertThat(startFailure("blofin:raw/trade/new-thing?method=POST&access=none"))
                .hasMessageContaining("so it is signed");
        assertThat(startFailure("blofin:raw/../x?access=none")).hasMessageContaining("is no path");
        assertThat(startFailure("blofin:market/tickers?rateClass=ip")).hasMessageContaining("is for blofin:raw/");
    }

    @Test
    void rawPathThatWritesNeedsAnEnvironment() {
        context.getComponent("blofin", BlofinComponent.class).getConfiguration().setBaseUrl(null);
        context.start();

        assertThat(startFailure("blofin:raw/trade/new-thing?method=POST&access=trade"))
                .hasMessageContaining("it must be said where");
    }

    @Test
    void rawPathOfTheTableIsCalledButRemarkedUpon() {
        try (CapturedLogs logs = CapturedLogs.open()) {
            context.start();

            template.requestBody("blofin:raw/trade/order?method=POST&access=trade", BlofinJson.toMap(ORDER));

            assertThat(logs.ours(Level.WARN))
                    .anySatisfy(line -> assertThat(line).contains("blofin:raw/trade/order is in this release's table"));
        }
    }
}
