package io.github.camelblofin.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.api.HttpMethod;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.Acknowledgement;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.RoundTrip;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The wire form of every operation of the table, from a route to a server that knows nothing of this project: what
 * arrives, byte for byte, and what the route gets back.
 */
class WireTest {
    private static WireMockServer server;
    private static CamelContext context;
    private static ProducerTemplate routes;

    @BeforeAll
    static void start() throws Exception {
        server = new WireMockServer(options().dynamicPort());
        server.start();
        for (Operation operation : Operation.values()) {
            WireSample.find(operation).ifPresent(sample -> answer(operation, sample.answer()));
        }
        context = new DefaultCamelContext();
        context.addComponent("blofin", component());
        // Who sends an id again is looked up; so each way of sending has a memory of its own.
        context.addComponent("blofin-records", component());
        context.addComponent("blofin-texts", component());
        context.addRoutes(routeOfEachOperation());
        context.start();
        routes = context.createProducerTemplate();
    }

    private static void answer(Operation operation, JsonNode answer) {
        server.stubFor(request(operation.method().name(), urlPathEqualTo(operation.requestPath()))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody(answer.toString())));
    }

    private static BlofinComponent component() {
        BlofinComponent component = new BlofinComponent();
        component.getConfiguration().setBaseUrl(server.baseUrl());
        component.getConfiguration().setApiKey(Arrived.KEY);
        component.getConfiguration().setSecretKey(Arrived.SECRET);
        component.getConfiguration().setPassphrase(Arrived.PASSPHRASE);
        component.getConfiguration().setAccess("read,trade,transfer,withdraw");
        // Only the call that is meant goes out, and it does.
        component.getConfiguration().setKeyCheck(false);
        component.getConfiguration().setCache(false);
        // Some hundred calls, of which no limit is the subject.
        component.setRateLimitProfile("off");
        return component;
    }

    /**
     * {@code direct:records/…} and {@code direct:texts/…} have nothing on their URIs, {@code direct:sample/…} what the sample puts there, {@code direct:uri/…}
     * all parameters.
     */
    private static RouteBuilder routeOfEachOperation() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (Operation operation : Operation.values()) {
                    from("direct:records/" + operation.path()).to("blofin-records:" + operation.path());
                    from("direct:texts/" + operation.path()).to("blofin-texts:" + operation.path());
                    from("direct:sample/" + operation.path())
                            .to(WireSample.find(operation)
                                    .map(sample ->
                                            uri(operation, sample.request().uri()))
                                    .orElse("blofin:" + operation.path()));
                    if (operation.method() == HttpMethod.GET) {
                        from("direct:uri/" + operation.path())
                                .to(WireSample.find(operation)
                                        .map(sample -> sample.uri(operation))
                                        .orElse("blofin:" + operation.path()));
                    }
                }
            }
        };
    }

    private static String uri(Operation operation, Map<String, Object> options) {
        return "blofin:" + operation.path()
                + options.entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining("&", options.isEmpty() ? "" : "?", ""));
    }

    @AfterAll
    static void stop() {
        if (context != null) {
            context.stop();
        }
        server.stop();
    }

    @BeforeEach
    void forget() {
        server.resetRequests();
    }

    @Test
    void everyOperationHasASample() {
        assertThat(Arrays.stream(Operation.values())
                        .filter(operation -> WireSample.find(operation).isEmpty())
                        .map(Operation::path))
                .as("operations without src/test/resources/wire/<path>.json")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void callArrivesAsBloFinWantsItAndItsAnswerComesBackWhole(Operation operation) {
        WireSample sample = WireSample.of(operation);

        Exchange done = routes.request("direct:sample/" + operation.path(), exchange -> {
            exchange.getMessage().setBody(sample.request().body());
            if (!sample.request().params().isEmpty()) {
                exchange.getMessage()
                        .setHeader(BlofinHeaders.PARAMS, sample.request().params());
            }
        });

        assertNoFailure(done);
        arrived(operation).assertIs(operation, sample);
        assertAnswered(operation, sample, done);
    }

    static Stream<Operation> withRequestRecord() {
        return Arrays.stream(Operation.values()).filter(operation -> operation.requestType() != Map.class);
    }

    @ParameterizedTest
    @MethodSource("withRequestRecord")
    void requestRecordGoesOutAsTheSameBytes(Operation operation) {
        WireSample sample = WireSample.of(operation);
        List<?> records = sample.items().stream()
                .map(item -> BlofinJson.fromMap(item, operation.requestType()))
                .toList();

        Exchange done = routes.request("direct:records/" + operation.path(), exchange -> exchange.getMessage()
                .setBody(records.size() == 1 ? records.get(0) : records));

        assertNoFailure(done);
        arrived(operation).assertIs(operation, sample);
    }

    static Stream<Operation> reads() {
        return Arrays.stream(Operation.values()).filter(operation -> operation.method() == HttpMethod.GET);
    }

    /** The order on a URI is Camel's. */
    @ParameterizedTest
    @MethodSource("reads")
    void readWorksWithItsParametersOnTheUri(Operation operation) {
        WireSample sample = WireSample.of(operation);

        Exchange done = routes.request("direct:uri/" + operation.path(), exchange -> {});

        assertNoFailure(done);
        Arrived call = arrived(operation);
        assertThat(query(call.url())).isEqualTo(query(sample.url(operation)));
        call.assertHeaders(operation);
    }

    private static Set<String> query(String url) {
        return Set.of(url.split("[?&]", -1));
    }

    static Stream<Operation> withBody() {
        return Arrays.stream(Operation.values()).filter(operation -> operation.method() == HttpMethod.POST);
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void jsonTextGoesOutByteForByte(Operation operation) {
        WireSample sample = WireSample.of(operation);

        Exchange done = routes.request("direct:texts/" + operation.path(), exchange -> exchange.getMessage()
                .setBody(sample.sent()));

        assertNoFailure(done);
        arrived(operation).assertIs(operation, sample);
    }

    private static void assertNoFailure(Exchange done) {
        assertThat(done.getException())
                .as(() -> "failed with " + done.getException())
                .isNull();
    }

    /** Before an order the rules of its instrument and of the account are read. */
    private static Arrived arrived(Operation operation) {
        List<LoggedRequest> all = server.findAll(RequestPatternBuilder.newRequestPattern(RequestMethod.ANY, anyUrl()));
        List<LoggedRequest> arrived = all.stream()
                .filter(request -> operation.method() == HttpMethod.GET
                        || request.getMethod().equals(RequestMethod.POST))
                .toList();
        assertThat(arrived).as("requests that arrived").hasSize(1);
        return new Arrived(arrived.get(0));
    }

    private static void assertAnswered(Operation operation, WireSample sample, Exchange done) {
        JsonNode data = sample.answer().path("data");
        Object body = done.getMessage().getBody();
        assertThat(done.getMessage().getHeader(BlofinHeaders.OPERATION)).isEqualTo(operation.path());
        assertThat(done.getMessage().getHeader(BlofinHeaders.CODE))
                .isEqualTo(sample.answer().get("code").asText());
        assertThat(done.getMessage().getHeader(BlofinHeaders.HTTP_STATUS)).isEqualTo(200);
        if (operation.answerType() == Map.class) {
            assertThat(RoundTrip.sameKind().differences(operation.path(), null, data, body))
                    .isEmpty();
            return;
        }
        if (operation.singleAnswer()) {
            assertThat(body).isInstanceOf(operation.answerType());
        } else {
            assertThat((List<?>) body).isNotEmpty().allMatch(operation.answerType()::isInstance);
        }
        if (operation.answerType() == Acknowledgement.class) {
            assertThat(body)
                    .isEqualTo(new Acknowledgement(
                            sample.answer().get("code").asText(),
                            sample.answer().get("msg").asText(),
                            null));
            return;
        }
        JsonNode row = data.isArray() && operation.singleAnswer() ? data.get(0) : data;
        assertThat(RoundTrip.anyKind()
                        .withUnknown(sample.extra())
                        .differences(operation.path(), operation.answerType(), row, body))
                .isEmpty();
    }
}
