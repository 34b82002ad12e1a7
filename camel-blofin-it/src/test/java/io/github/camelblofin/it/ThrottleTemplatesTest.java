package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.BlofinRouteTemplates;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinOrderRejectedException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.simulator.SimulatorBuilder;
import io.github.camelblofin.simulator.fault.RestFault;
import io.github.camelblofin.simulator.limit.Limits;
import io.github.camelblofin.simulator.limit.Limits.Limit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.processor.ThrottlerRejectedExecutionException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the throttling templates promise, as route templates in Java and as Kamelets. */
class ThrottleTemplatesTest extends SimulatorTestSupport {
    enum Form {
        JAVA,
        KAMELET
    }

    /** Counted, so that the report tells the fullest second; never too few. */
    @Override
    SimulatorBuilder simulator() {
        Limits counted = new Limits(
                List.of(),
                List.of(new Limit(30, Duration.ofSeconds(1), Duration.ZERO)),
                List.of(),
                Limits.Windows.SLIDING,
                403,
                false);
        return super.simulator().limits(counted);
    }

    private final List<Throwable> dead = new CopyOnWriteArrayList<>();

    private void begin(Form form, String template, Map<String, String> settings, RouteBuilder others) throws Exception {
        context.addRoutes(others);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dead").process(e -> dead.add(e.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
                if (form == Form.KAMELET) {
                    StringBuilder uri = new StringBuilder("kamelet:" + template + "?");
                    settings.forEach((name, value) ->
                            uri.append(name).append("=RAW(").append(value).append(")&"));
                    from("direct:in").to(uri.substring(0, uri.length() - 1));
                }
            }
        });
        if (form == Form.JAVA) {
            context.addRoutes(new BlofinRouteTemplates());
            TemplatedRouteBuilder route =
                    TemplatedRouteBuilder.builder(context, template).parameter("name", "in");
            settings.forEach(route::parameter);
            route.add();
        }
        context.start();
    }

    private static RouteBuilder target(org.apache.camel.Processor what) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:target").errorHandler(noErrorHandler()).process(what);
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void refusalOfOneOrderIsToldAndDoesNotOpenTheCircuit(Form form) throws Exception {
        begin(
                form,
                BlofinRouteTemplates.THROTTLED_PRODUCER,
                Map.of(
                        "to",
                        "blofin:trade/order",
                        "minimumNumberOfCalls",
                        "2",
                        "slidingWindowSize",
                        "2",
                        "deadLetter",
                        "direct:dead"),
                target(e -> {}));
        ProducerTemplate template = context.createProducerTemplate();
        for (int i = 0; i < 4; i++) {
            assertThat(catchThrowable(() -> template.requestBody("direct:in", order("900000"))))
                    .hasRootCauseInstanceOf(BlofinOrderRejectedException.class);
        }
        assertThat(dead).hasSize(4).allMatch(BlofinOrderRejectedException.class::isInstance);
        assertThat(template.requestBody("direct:in", order("1"))).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void readIsMadeAgainUntilItSucceeds(Form form) throws Exception {
        begin(
                form,
                BlofinRouteTemplates.THROTTLED_PRODUCER,
                Map.of(
                        "to",
                        "blofin:market/tickers?instId=BTC-USDT",
                        "redeliveryDelay",
                        "10",
                        "deadLetter",
                        "direct:dead"),
                target(e -> {}));
        exchange.faults().next(2, RestFault.statusBefore(503).of(Operation.MARKET_TICKERS));

        assertThat(context.createProducerTemplate().requestBody("direct:in", (Object) null))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
        assertThat(calls("market/tickers")).isEqualTo(3);
        assertThat(dead).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void orderWhoseFateIsUnknownIsNotSentAgain(Form form) throws Exception {
        begin(
                form,
                BlofinRouteTemplates.THROTTLED_PRODUCER,
                Map.of("to", "blofin:trade/order", "redeliveryDelay", "10", "deadLetter", "direct:dead"),
                target(e -> {}));
        exchange.faults().next(1, RestFault.statusAfter(503).of(Operation.TRADE_ORDER));

        Throwable failure =
                catchThrowable(() -> context.createProducerTemplate().requestBody("direct:in", order("1")));
        assertThat(calls("trade/order")).as("calls, then %s", failure).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void failureOfAnUnknownKindIsGivenUpAtOnce(Form form) throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        begin(
                form,
                BlofinRouteTemplates.THROTTLED_PRODUCER,
                Map.of("to", "direct:target", "redeliveryDelay", "10", "deadLetter", "direct:dead"),
                target(e -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("who knows");
                }));
        assertThat(catchThrowable(() -> context.createProducerTemplate().requestBody("direct:in", "x")))
                .hasRootCauseMessage("who knows");
        assertThat(attempts).hasValue(1);
        assertThat(dead).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void openCircuitFailsTheMessageWithoutACall(Form form) throws Exception {
        begin(
                form,
                BlofinRouteTemplates.THROTTLED_PRODUCER,
                Map.of(
                        "to",
                        "blofin:market/tickers?instId=BTC-USDT",
                        "maximumRedeliveries",
                        "0",
                        "minimumNumberOfCalls",
                        "2",
                        "slidingWindowSize",
                        "2",
                        "deadLetter",
                        "direct:dead"),
                target(e -> {}));
        exchange.faults().untilCleared(RestFault.statusBefore(503).of(Operation.MARKET_TICKERS));
        ProducerTemplate template = context.createProducerTemplate();
        for (int i = 0; i < 2; i++) {
            assertThat(catchThrowable(() -> template.requestBody("direct:in", (Object) null)))
                    .hasRootCauseInstanceOf(BlofinUnavailableException.class);
        }
        exchange.faults().clear();

        Throwable refused = catchThrowable(() -> template.requestBody("direct:in", (Object) null));
        assertThat(refused).isNotNull();
        assertThat(dead.get(2).getClass().getSimpleName()).isEqualTo("CallNotPermittedException");
        assertThat(calls("market/tickers")).isEqualTo(2);
    }

    /** The windows are those of a simulator that counts exactly; the component's own are switched off. */
    @ParameterizedTest
    @EnumSource(names = "JAVA")
    void periodWithSlackKeepsAnExactWindow(Form form) throws Exception {
        context.getComponent("blofin", BlofinComponent.class).setRateLimitProfile("off");
        begin(
                form,
                BlofinRouteTemplates.THROTTLED_PRODUCER,
                Map.of(
                        "to",
                        "blofin:trade/orders-pending",
                        "maximumRequests",
                        "4",
                        "timePeriodMillis",
                        "1500",
                        "key",
                        "${header.strategy}"),
                target(e -> {}));
        ProducerTemplate template = context.createProducerTemplate();
        List<Future<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Map<String, Object> different = Map.of("limit", i + 1);
            calls.add(template.asyncRequestBodyAndHeaders(
                    "direct:in", null, Map.of(BlofinHeaders.PARAMS, different, "strategy", "a")));
        }
        for (Future<Object> call : calls) {
            call.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(calls("trade/orders-pending")).isEqualTo(7);
        assertThat(exchange.limitReport().maxUse().get("trading 30/1s")).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void keysAreCountedByThemselves(Form form) throws Exception {
        begin(
                form,
                BlofinRouteTemplates.THROTTLED_PRODUCER,
                Map.of(
                        "to",
                        "direct:target",
                        "maximumRequests",
                        "1",
                        "timePeriodMillis",
                        "600000",
                        "rejectExecution",
                        "true",
                        "key",
                        "${header.strategy}",
                        "deadLetter",
                        "direct:dead"),
                target(e -> e.getMessage().setBody("done")));
        ProducerTemplate template = context.createProducerTemplate();
        assertThat(template.requestBodyAndHeader("direct:in", "x", "strategy", "a"))
                .isEqualTo("done");
        assertThat(template.requestBodyAndHeader("direct:in", "x", "strategy", "b"))
                .isEqualTo("done");
        assertThat(template.requestBody("direct:in", "x")).as("without a key").isEqualTo("done");
        assertThat(catchThrowable(() -> template.requestBodyAndHeader("direct:in", "x", "strategy", "a")))
                .hasRootCauseInstanceOf(ThrottlerRejectedExecutionException.class);
        assertThat(dead).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void noMoreThanSoManyAreUnderWay(Form form) throws Exception {
        Semaphore gate = new Semaphore(0);
        AtomicInteger inside = new AtomicInteger();
        begin(
                form,
                BlofinRouteTemplates.CONCURRENT_ORDERS,
                Map.of("to", "direct:target", "maximumConcurrentRequests", "2"),
                target(e -> {
                    inside.incrementAndGet();
                    gate.acquire();
                    inside.decrementAndGet();
                }));
        ProducerTemplate template = context.createProducerTemplate();
        List<Future<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            calls.add(template.asyncRequestBody("direct:in", i));
        }
        await("two inside").until(() -> inside.get() == 2);
        assertThat(calls).noneMatch(Future::isDone);
        for (int done = 1; done <= 4; done++) {
            gate.release();
            int left = Math.min(2, 4 - done);
            int finished = done;
            await("the next")
                    .until(() -> inside.get() == left
                            && calls.stream().filter(Future::isDone).count() == finished);
        }
    }

    /** The two forms are written by hand, so that neither needs the other's language. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                BlofinRouteTemplates.THROTTLED_PRODUCER,
                BlofinRouteTemplates.CONCURRENT_ORDERS,
                BlofinRouteTemplates.APPROVED_ORDER
            })
    void javaAndKameletHaveTheSameParameters(String template) throws Exception {
        assertThat(TemplateText.ofKamelet(template).parameters())
                .isEqualTo(TemplateText.ofJava(template).parameters());
    }

    @ParameterizedTest
    @ValueSource(strings = {BlofinRouteTemplates.THROTTLED_PRODUCER, BlofinRouteTemplates.APPROVED_ORDER})
    void javaAndKameletAreTheSameRoute(String template) throws Exception {
        assertThat(TemplateText.ofKamelet(template).steps())
                .isEqualTo(TemplateText.ofJava(template).steps());
    }

    private long calls(String path) {
        return exchange.requests().stream()
                .map(request -> request.pathAndQuery().replaceAll("\\?.*", ""))
                .filter(called -> called.endsWith("/api/v1/" + path))
                .count();
    }

    private static Map<String, Object> order(String size) {
        return Map.of(
                "instId",
                "BTC-USDT",
                "marginMode",
                "cross",
                "positionSide",
                "net",
                "side",
                "buy",
                "orderType",
                "market",
                "size",
                new BigDecimal(size));
    }
}
