package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.ledger.LedgerEntry;
import io.github.camelblofin.ledger.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order ledger as a route. */
class AuditRouteTest extends SimulatorTestSupport {
    @TempDir
    Path folder;

    private final Queue<Exchange> audited = new ConcurrentLinkedQueue<>();

    @Override
    BlofinComponent component() {
        BlofinComponent component = super.component();
        component.setOrderLedger("file:" + folder.resolve("ledger"));
        return component;
    }

    private void start(String options) throws Exception {
        context.getRegistry().bind("positions", new MemoryStateRepository());
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:local/audit" + options).routeId("audit").process(audited::add);
                from("direct:order").to("blofin:trade/order");
            }
        });
    }

    private void place() {
        context.createProducerTemplate()
                .requestBody(
                        "direct:order",
                        Map.of(
                                "instId", "BTC-USDT",
                                "marginMode", "cross",
                                "positionSide", "net",
                                "side", "buy",
                                "orderType", "limit",
                                "price", "60000",
                                "size", "1"));
    }

    private List<Object> steps() {
        return audited.stream()
                .map(exchange -> exchange.getMessage().getHeader(BlofinHeaders.LEDGER_STEP))
                .toList();
    }

    @Test
    void anOrdersStepsComeInOrderAndWithoutSecrets() throws Exception {
        start("");
        place();
        await("the outcome").untilAsserted(() -> assertThat(steps()).contains("OUTCOME"));
        assertThat(steps()).startsWith("INTENT").endsWith("OUTCOME").contains("CALL", "ANSWER");
        LedgerEntry intent = audited.element().getMessage().getBody(LedgerEntry.class);
        assertThat(intent.note().step()).isEqualTo(Step.INTENT);
        assertThat(intent.note().operation()).isEqualTo("trade/order");
        assertThat(intent.note().facts()).containsEntry("price", "60000").containsEntry("size", "1");
        assertThat(audited.element().getMessage().getHeader(BlofinHeaders.CLIENT_ORDER_ID))
                .isEqualTo(intent.note().clientId());
        audited.forEach(exchange -> {
            String text = exchange.getMessage().getBody() + " "
                    + exchange.getMessage().getHeaders();
            assertNoSecret(text, this.exchange);
            assertThat(text).doesNotContain(this.exchange.apiKey());
        });
    }

    @Test
    void aPositionIsKeptOverARestart() throws Exception {
        start("?auditFrom=start&offsetRepository=#positions&output=map");
        place();
        await("the outcome").untilAsserted(() -> assertThat(steps()).contains("OUTCOME"));
        int first = audited.size();
        assertThat(((Map<?, ?>) audited.element().getMessage().getBody()).get("number"))
                .isEqualTo(1L);
        context.getRouteController().stopRoute("audit");
        place();
        assertThat(audited).hasSize(first);
        context.getRouteController().startRoute("audit");
        await("the second outcome").untilAsserted(() -> assertThat(audited).hasSize(2 * first));
        assertThat(audited.stream().map(exchange -> exchange.getMessage().getHeader(BlofinHeaders.LEDGER_NUMBER)))
                .doesNotHaveDuplicates();
    }
}
