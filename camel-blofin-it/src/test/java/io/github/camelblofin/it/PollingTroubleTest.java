package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.BlofinPollingConsumer;
import io.github.camelblofin.error.BlofinAuthenticationException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.error.BlofinUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Polling while BloFin refuses, fails or is away. The server does what the test says. */
class PollingTroubleTest {
    private static final String URI =
            "blofin:market/funding-rate-history?instId=BTC-USDT&pollFrom=earliest&initialDelay=1&delay=20";

    private final List<Long> requests = new CopyOnWriteArrayList<>();
    private final List<Object> delivered = new CopyOnWriteArrayList<>();
    private final List<Throwable> told = new CopyOnWriteArrayList<>();
    private final List<Object> texts = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = PollingTroubleTest::rows;
    private HttpServer server;
    private CamelContext context;

    /** What the server does with a request. */
    private interface Behaviour {
        void answer(HttpExchange request) throws IOException;
    }

    @BeforeEach
    void open() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", request -> {
            requests.add(System.nanoTime() / 1_000_000);
            behaviour.answer(request);
        });
        server.start();
        context = new DefaultCamelContext();
        BlofinComponent component = new BlofinComponent();
        component
                .getConfiguration()
                .setBaseUrl("http://127.0.0.1:" + server.getAddress().getPort());
        context.addComponent("blofin", component);
        context.getRegistry().bind("told", new Telling());
    }

    @AfterEach
    void close() throws Exception {
        context.stop();
        server.stop(0);
    }

    private static void rows(HttpExchange request) throws IOException {
        answer(
                request,
                200,
                "{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"instId\":\"BTC-USDT\",\"fundingRate\":\"0.0003\","
                        + "\"fundingTime\":\"1760000400000\"}]}");
    }

    private static void answer(HttpExchange request, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        request.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        request.getResponseBody().write(bytes);
        request.close();
    }

    private void start(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri + "&exceptionHandler=#told")
                        .process(e -> delivered.add(e.getMessage().getBody()));
            }
        });
        context.start();
    }

    @Test
    void afterARateLimitItIsSilentUntilBlofinAnswersAgain() throws Exception {
        behaviour = request -> {
            request.getResponseHeaders().add("Retry-After", "2");
            answer(request, 429, "");
        };
        start(URI);
        SimulatorTestSupport.await("the refusal").until(() -> !told.isEmpty());
        behaviour = PollingTroubleTest::rows;

        SimulatorTestSupport.await("the row").until(() -> !delivered.isEmpty());

        assertThat(told).singleElement().isInstanceOf(BlofinRateLimitException.class);
        assertThat(requests.get(1) - requests.get(0)).isGreaterThanOrEqualTo(1_900);
    }

    @Test
    void camelsBackOffSkipsPolls() throws Exception {
        behaviour = request -> answer(request, 502, "<html>bad gateway</html>");
        start(URI + "&backoffMultiplier=20&backoffErrorThreshold=1");

        SimulatorTestSupport.await("three tries").until(() -> requests.size() >= 3);

        assertThat(requests.get(2) - requests.get(0)).isGreaterThan(2 * 18 * 20);
        assertThat(told).isNotEmpty().hasOnlyElementsOfType(BlofinUnavailableException.class);
        behaviour = PollingTroubleTest::rows;
        SimulatorTestSupport.await("the row").until(() -> !delivered.isEmpty());
    }

    @Test
    void anExchangeOutOfReachDoesNotFailTheStart() throws Exception {
        behaviour = request -> answer(request, 503, "");
        start(URI.replace("earliest", "now"));
        SimulatorTestSupport.await("the first failures").until(() -> told.size() >= 2);
        behaviour = PollingTroubleTest::rows;

        SimulatorTestSupport.await("the first looks").until(() -> requests.size() >= told.size() + 4);

        assertThat(delivered).as("what is listed at the first look is known").isEmpty();
    }

    @Test
    void aRefusalFailsTheStart() {
        behaviour = request -> answer(request, 200, "{\"code\":\"152406\",\"msg\":\"not from here\"}");

        assertThatThrownBy(() -> start(URI.replace("earliest", "now")))
                .isInstanceOf(BlofinAuthenticationException.class)
                .hasMessageContaining("152406");
    }

    @Test
    void aRowThatCannotBeReadIsToldWithItsTextAndThoseBehindItAreDelivered() throws Exception {
        String odd = "{\"instId\":\"BTC-USDT\",\"fundingRate\":\"a bit\",\"fundingTime\":\"1760000500000\"}";
        String unplaced = "{\"instId\":\"BTC-USDT\",\"fundingRate\":\"0.0001\"}";
        behaviour = request -> answer(
                request,
                200,
                "{\"code\":\"0\",\"msg\":\"\",\"data\":["
                        + (String.valueOf(request.getRequestURI().getQuery()).contains("after=")
                                ? ""
                                : row("1760000600000") + "," + odd + "," + unplaced + "," + row("1760000400000"))
                        + "]}");
        context.getRegistry().bind("positions", new MemoryStateRepository());

        start(URI + "&offsetRepository=#positions");

        SimulatorTestSupport.await("the good rows").until(() -> delivered.size() == 2);
        int seen = requests.size();
        SimulatorTestSupport.await("more polls").until(() -> requests.size() >= seen + 4);
        assertThat(delivered).hasSize(2);
        assertThat(texts).containsExactlyInAnyOrder(odd, unplaced);
        assertThat(told).hasSize(2).hasOnlyElementsOfType(BlofinUnavailableException.class);
        assertThat(((BlofinPollingConsumer) context.getRoutes().get(0).getConsumer()).getSkipped())
                .isEqualTo(2);
    }

    /** What ends is looked up by what is open, so both are read. */
    @ParameterizedTest
    @CsvSource({
        "trade/orders-history, trade/orders-pending",
        "trade/orders-history?param.orderType=limit&param.state=filled, trade/orders-pending?orderType=limit&limit=100",
        "trade/orders-tpsl-history?instId=BTC-USDT, trade/orders-tpsl-pending?instId=BTC-USDT",
        "trade/orders-algo-history, trade/orders-algo-pending?orderType=trigger",
        "copytrading/trade/orders-history, copytrading/trade/orders-pending",
        "copytrading/trade/position-history-by-order, copytrading/account/positions-by-order"
    })
    void whatIsOpenIsReadBesidesWhatHasEnded(String list, String open) throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        behaviour = request -> {
            asked.add(request.getRequestURI().toString());
            answer(request, 200, "{\"code\":\"0\",\"msg\":\"\",\"data\":[]}");
        };
        BlofinComponent component = context.getComponent("blofin", BlofinComponent.class);
        component.getConfiguration().setKeyCheck(false);
        component.getConfiguration().setApiKey("key");
        component.getConfiguration().setSecretKey("secret");
        component.getConfiguration().setPassphrase("phrase");

        start("blofin:" + list + (list.contains("?") ? "" : "?delay=60000"));

        assertThat(asked).anyMatch(uri -> uri.startsWith("/api/v1/" + open));
    }

    private static String row(String time) {
        return "{\"instId\":\"BTC-USDT\",\"fundingRate\":\"0.0003\",\"fundingTime\":\"" + time + "\"}";
    }

    private final class Telling implements ExceptionHandler {
        @Override
        public void handleException(Throwable exception) {
            told.add(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            told.add(exception);
        }

        @Override
        public void handleException(String message, org.apache.camel.Exchange exchange, Throwable exception) {
            told.add(exception);
            texts.add(exchange.getMessage().getBody());
            assertThat(exchange.getMessage().getHeader(BlofinHeaders.RAW_ROW))
                    .isEqualTo(exchange.getMessage().getBody());
        }
    }
}
