package io.github.camelblofin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.simulator.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/**
 * The simulator as Camel's own WebSocket component sees it, a client that knows nothing of BloFin. A producer with the
 * URI of the consumer shares its connection, which is how the subscription gets out.
 */
class CamelClientTest {
    @Test
    void aRouteReceivesTrades() throws Exception {
        try (BlofinSimulator simulator = BlofinSimulator.builder().start()) {
            receiveTrades(simulator);
        }
    }

    private static void receiveTrades(BlofinSimulator simulator) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        try {
            String uri = "vertx-websocket:127.0.0.1:" + simulator.port() + "/ws/public?consumeAsClient=true";
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri).filter(body().contains("tradeId")).to("mock:trades");
                }
            });
            camel.start();
            MockEndpoint trades = camel.getEndpoint("mock:trades", MockEndpoint.class);
            trades.expectedMinimumMessageCount(3);
            trades.setResultWaitTime(20_000);

            camel.createProducerTemplate()
                    .sendBody(
                            uri, "{\"op\":\"subscribe\",\"args\":[{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"}]}");

            trades.assertIsSatisfied();
            List<String> bodies = trades.getExchanges().stream()
                    .map(exchange -> exchange.getMessage().getBody(String.class))
                    .toList();
            assertThat(bodies).allSatisfy(body -> {
                JsonNode push =
                        Json.parse(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
                assertThat(push.at("/arg/channel").asText()).isEqualTo("trades");
                assertThat(push.at("/data/0/price").asText()).matches("\\d+(\\.\\d)?");
            });
        } finally {
            camel.stop();
        }
    }
}
