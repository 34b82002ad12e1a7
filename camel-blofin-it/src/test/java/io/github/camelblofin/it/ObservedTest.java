package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What operators see: metrics in a bound MeterRegistry, and the developer console. */
class ObservedTest extends SimulatorTestSupport {
    private final MeterRegistry metrics = new SimpleMeterRegistry();

    private void run() throws Exception {
        context.getRegistry().bind("metricsRegistry", metrics);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:tickers?instId=BTC-USDT").routeId("prices").to("log:prices?level=TRACE");
            }
        });
        ProducerTemplate template = context.createProducerTemplate();
        template.requestBody("blofin:market/tickers", (Object) null);
        template.requestBody("blofin:trade/orders-pending", (Object) null);
    }

    private double gauge(String name) {
        return metrics.get(name).gauge().value();
    }

    private void banned() {
        exchange.ban(Duration.ofMinutes(5));
        assertThat(catchThrowable(
                        () -> context.createProducerTemplate().requestBody("blofin:market/tickers", (Object) null)))
                .isNotNull();
    }

    @Test
    void metricsTellOfCallsLimitsBansAndStreams() throws Exception {
        run();

        assertThat(metrics.get("camel.blofin.calls")
                        .tags("operation", "market/tickers", "outcome", "answered")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(metrics.get("camel.blofin.limit.usage")
                        .tags("component", "blofin", "window", "30/10s")
                        .gauges())
                .isNotEmpty()
                .anyMatch(gauge -> gauge.value() > 0);
        assertThat(gauge("camel.blofin.limit.waiting")).isZero();
        await("pushes").untilAsserted(() -> assertThat(metrics.get("camel.blofin.stream.messages")
                        .tags("routeId", "prices")
                        .functionCounter()
                        .count())
                .isPositive());

        banned();
        assertThat(gauge("camel.blofin.limit.bans")).isEqualTo(1);
        assertThat(metrics.get("camel.blofin.calls")
                        .tags("outcome", "stopped")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void nothingIsShownAfterTheStop() throws Exception {
        run();
        context.stop();

        assertThat(metrics.getMeters())
                .noneMatch(meter -> meter.getId().getName().startsWith("camel.blofin.limit"));
        assertThat(metrics.getMeters())
                .noneMatch(meter -> meter.getId().getName().startsWith("camel.blofin.stream"));
    }

    @Test
    void consoleShowsLimitsBansConnectionsAndSubscriptionsWithoutSecrets() throws Exception {
        run();
        banned();
        DevConsole console = PluginHelper.getDevConsoleResolver(context).resolveDevConsole("blofin");

        String text = (String) console.call(DevConsole.MediaType.TEXT);
        JsonObject json = (JsonObject) console.call(DevConsole.MediaType.JSON);

        JsonObject component = (JsonObject) ((JsonArray) json.get("components")).get(0);
        assertThat(component.get("name")).isEqualTo("blofin");
        assertThat((JsonArray) component.get("bans")).hasSize(1);
        assertThat((JsonArray) component.get("limits")).hasSizeGreaterThan(2);
        assertThat((JsonArray) component.get("connections")).hasSize(1);
        assertThat(((JsonObject) ((JsonArray) component.get("subscriptions")).get(0)).get("state"))
                .isEqualTo("STREAMING");
        assertThat(text).contains("routeId=prices", "reason=HTTP 403", "window=30/10s");
        assertNoSecret(text + json.toJson(), exchange);
        assertThat(text + json.toJson()).doesNotContain(exchange.apiKey());
    }
}
