package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinConfiguration;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinOrderRejectedException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example of docs/errors.md, compiled and run. */
class ErrorHandlingExampleTest extends SimulatorTestSupport {
    private static final PlaceOrder ORDER = PlaceOrder.market("BTC-USDT", Side.BUY, BigDecimal.ONE);

    private final Queue<Step> script = new ArrayDeque<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private HttpServer server;

    private record Step(int status, String body) {}

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        BlofinConfiguration options =
                context.getComponent("blofin", BlofinComponent.class).getConfiguration();
        options.setBaseUrl("http://127.0.0.1:" + server.getAddress().getPort());
        options.setKeyCheck(false);
        context.getPropertiesComponent().addInitialProperty("retryDelay", "1");
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    private void answer(HttpExchange request) {
        if (request.getRequestMethod().equals("POST")) {
            writes.incrementAndGet();
        }
        Step step = step(request.getRequestURI().getPath());
        byte[] body = step.body().getBytes(StandardCharsets.UTF_8);
        try (request) {
            request.getRequestBody().readAllBytes();
            request.sendResponseHeaders(step.status(), body.length == 0 ? -1 : body.length);
            request.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules of instrument and account, which are read before an order, are no part of the script. */
    private Step step(String path) {
        if (path.endsWith("market/instruments")) {
            return new Step(200, "{\"code\":\"0\",\"data\":[{\"instId\":\"BTC-USDT\"}]}");
        }
        if (path.endsWith("account/position-mode")) {
            return new Step(200, "{\"code\":\"0\",\"data\":{\"positionMode\":\"net_mode\"}}");
        }
        calls.incrementAndGet();
        return script.remove();
    }

    private String outcome(String to, Object body) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                // docs:begin
                // It failed in passing, and doing it twice does no harm: again, a little later each time.
                onException(BlofinUnavailableException.class)
                        .onWhen(simple("${exception.retryable}"))
                        .maximumRedeliveries(3)
                        .redeliveryDelay("{{retryDelay:10000}}")
                        .useExponentialBackOff()
                        .backOffMultiplier(2);
                // Too many calls: nothing was done, and nothing should be tried before BloFin allows it.
                onException(BlofinRateLimitException.class)
                        .handled(true)
                        .setHeader("notBefore", simple("${exception.retryAt.get}"))
                        .to("direct:later");
                // It possibly happened: look before anything is sent again.
                onException(BlofinException.class)
                        .onWhen(simple("${exception.outcomeUnknown}"))
                        .handled(true)
                        .to("direct:lookItUp");
                // BloFin said no: a matter of business.
                onException(BlofinOrderRejectedException.class).handled(true).to("direct:rejected");
                // Somebody must repair something first.
                onException(BlofinAuthenticationException.class, BlofinInvalidRequestException.class)
                        .handled(true)
                        .to("direct:repair");
                // docs:end
                from("direct:in").to(to).setBody(constant("done"));
                from("direct:lookItUp").setBody(constant("look"));
                from("direct:later").setBody(simple("not before ${header.notBefore}"));
                from("direct:rejected").setBody(constant("rejected"));
                from("direct:repair").setBody(constant("repair"));
            }
        });
        return context.createProducerTemplate().requestBody("direct:in", body, String.class);
    }

    @Test
    void limitIsLeftForLater() throws Exception {
        script.add(new Step(429, ""));

        assertThat(outcome("blofin:trade/order", ORDER)).startsWith("not before 20");
        assertThat(calls).hasValue(1);
    }

    @Test
    void readIsSentAgainAfterAServersFailure() throws Exception {
        script.add(new Step(503, "<html>"));
        script.add(new Step(200, ""));
        script.add(new Step(200, "{\"code\":\"0\",\"data\":[]}"));

        assertThat(outcome("blofin:account/positions", null)).isEqualTo("done");
        assertThat(calls).hasValue(3);
    }

    @Test
    void orderWithAnUnknownOutcomeIsNotSentAgain() throws Exception {
        script.add(new Step(502, "<html>"));

        assertThat(outcome("blofin:trade/order?outcomeTimeout=300", ORDER)).isEqualTo("look");
        assertThat(writes).hasValue(1);
    }

    @Test
    void refusedOrderIsAMatterOfBusiness() throws Exception {
        script.add(new Step(200, "{\"code\":\"1\",\"data\":[{\"code\":\"103003\",\"msg\":\"no margin\"}]}"));

        assertThat(outcome("blofin:trade/order", ORDER)).isEqualTo("rejected");
        assertThat(calls).hasValue(1);
    }

    @Test
    void wrongKeyAndWrongRequestAreRepaired() throws Exception {
        script.add(new Step(200, "{\"code\":\"152408\",\"msg\":\"Passphrase error\"}"));

        assertThat(outcome("blofin:trade/order", ORDER)).isEqualTo("repair");
        assertThat(context.createProducerTemplate().requestBody("direct:in", "{oops", String.class))
                .isEqualTo("repair");
        assertThat(calls).as("the second was not sent").hasValue(1);
    }

    @Test
    void exampleInTheDocumentationIsThisOne() throws IOException {
        String source = Files.readString(
                Path.of("src", "test", "java", "io", "github", "camelblofin", "it", "ErrorHandlingExampleTest.java"));
        String example = source.substring(source.indexOf("// docs:begin\n") + 14, source.indexOf("// docs:end\n"))
                .stripIndent();

        assertThat(Files.readString(Path.of("..", "docs", "errors.md")))
                .contains("```java\n" + example.stripTrailing() + "\n```");
    }
}
