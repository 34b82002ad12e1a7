package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.BlofinLimitEvent;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.simulator.SimulatorBuilder;
import io.github.camelblofin.simulator.limit.LimitReport;
import io.github.camelblofin.simulator.limit.Limits;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** An exchange that counts as BloFin does sees no call too many, and none during a ban. */
class LimitsKeptTest extends SimulatorTestSupport {
    @Override
    SimulatorBuilder simulator() {
        return super.simulator().limits(Limits.standard());
    }

    @Test
    void burstIsSpreadOverTheWindows() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:orders").to("blofin:trade/orders-pending");
            }
        });
        ProducerTemplate template = context.createProducerTemplate();
        List<Future<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // Identical ones would be one call.
            Map<String, Object> different = Map.of("limit", i + 1);
            calls.add(template.asyncRequestBodyAndHeader("direct:orders", null, BlofinHeaders.PARAMS, different));
        }
        for (Future<Object> call : calls) {
            call.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }

        LimitReport report = exchange.limitReport();
        assertThat(tradingCalls()).isEqualTo(40);
        assertThat(report.violations()).isZero();
        assertThat(report.maxUse().get("trading 30/10s")).isBetween(20, 24);
    }

    private long tradingCalls() {
        return exchange.requests().stream()
                .filter(request -> request.pathAndQuery().contains("/trade/"))
                .count();
    }

    @Test
    void banStopsAllCallsAndShowsInHealthEventsAndTheRepository() throws Exception {
        Collection<BlofinLimitEvent> events = new ConcurrentLinkedQueue<>();
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof BlofinLimitEvent limits && limits.kind() == BlofinLimitEvent.Kind.BANNED) {
                    events.add(limits);
                }
            }
        });
        MemoryStateRepository store = new MemoryStateRepository();
        context.getComponent("blofin", BlofinComponent.class).setBanRepository(store);
        context.start();
        ProducerTemplate template = context.createProducerTemplate();
        template.requestBody("blofin:market/tickers", (Object) null);

        exchange.ban(Duration.ofMinutes(5));
        for (int i = 0; i < 5; i++) {
            assertThat(catchThrowable(() -> template.requestBody("blofin:market/tickers", (Object) null)))
                    .rootCause()
                    .isInstanceOf(BlofinRateLimitException.class);
        }

        assertThat(exchange.limitReport().requestsDuringBan()).isEqualTo(1);
        await("the event").untilAsserted(() -> assertThat(events).hasSize(1));
        assertThat(events.iterator().next().until()).isPresent();
        assertThat(HealthCheckHelper.invokeReadiness(context))
                .anyMatch(result -> result.getCheck().getId().equals("blofin-limits")
                        && result.getState() == HealthCheck.State.DOWN);
        String host = URI.create(exchange.baseUrl()).getAuthority();
        await("the repository").untilAsserted(() -> assertThat(store.getState("blofin-bans-" + host))
                .contains("|address default|HTTP 403"));
        assertThat(context.getComponent("blofin", BlofinComponent.class).bans()).hasSize(1);
    }
}
