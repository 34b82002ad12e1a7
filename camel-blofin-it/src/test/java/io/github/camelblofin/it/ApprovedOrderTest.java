package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.BlofinRouteTemplates;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.approval.Approval;
import io.github.camelblofin.approval.ApprovalState;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinOrderRejectedException;
import io.github.camelblofin.ledger.MemoryLedger;
import io.github.camelblofin.ledger.OrderLedger;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.simulator.fault.RestFault;
import io.github.camelblofin.time.WallClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders that wait for people, through routes and against an exchange. */
class ApprovedOrderTest extends SimulatorTestSupport {
    enum Form {
        JAVA,
        KAMELET
    }

    /** Outlives a context, as a file would. */
    private final OrderLedger ledger = new MemoryLedger(WallClock.SYSTEM);

    private final List<Exchange> results = new CopyOnWriteArrayList<>();
    private ProducerTemplate template;

    private void begin(Form form, Map<String, String> more) throws Exception {
        context.getComponent("blofin", BlofinComponent.class).setOrderLedger(ledger);
        Map<String, String> settings = new LinkedHashMap<>(more);
        settings.put("desk", "erp");
        settings.put("to", "blofin:trade/order");
        settings.put("result", "direct:result");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:result").process(results::add);
                from("direct:approve").to("blofin:local/approve");
                if (form == Form.KAMELET) {
                    StringBuilder uri = new StringBuilder("kamelet:blofin-approved-order?");
                    settings.forEach((name, value) ->
                            uri.append(name).append("=RAW(").append(value).append(")&"));
                    from("direct:in").to(uri.substring(0, uri.length() - 1));
                }
            }
        });
        if (form == Form.JAVA) {
            context.addRoutes(new BlofinRouteTemplates());
            TemplatedRouteBuilder route = TemplatedRouteBuilder.builder(context, BlofinRouteTemplates.APPROVED_ORDER)
                    .parameter("name", "in");
            settings.forEach(route::parameter);
            route.add();
        }
        context.start();
        template = context.createProducerTemplate();
    }

    /** The process ends and another begins, with the same ledger. */
    private void restart(Form form, Map<String, String> more) throws Exception {
        context.stop();
        context = new DefaultCamelContext();
        context.getShutdownStrategy().setTimeout(10);
        context.addComponent("blofin", component());
        begin(form, more);
    }

    private Approval ask(String size) {
        return template.requestBodyAndHeader("direct:in", order(size), BlofinHeaders.BY, "erp", Approval.class);
    }

    private Approval approve(Approval approval, String by) {
        return template.requestBodyAndHeaders(
                "direct:approve",
                null,
                Map.of(BlofinHeaders.APPROVAL, approval.id(), BlofinHeaders.BY, by),
                Approval.class);
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
                size);
    }

    private long orders() {
        return exchange.requests().stream()
                .filter(request -> request.pathAndQuery().endsWith("/trade/order"))
                .count();
    }

    @ParameterizedTest
    @EnumSource
    void largeOrderWaitsForTwoAndIsSentOnce(Form form) throws Exception {
        begin(form, Map.of("notional", "5000", "approvals", "2"));
        assertThat(template.requestBody("direct:in", order("0.1")))
                .as("a small one is sent at once")
                .isInstanceOf(OrderAck.class);

        Approval asked = ask("100");
        assertThat(asked.state()).isEqualTo(ApprovalState.PENDING);
        assertThat(catchThrowable(() -> approve(asked, "erp")))
                .hasRootCauseInstanceOf(BlofinInvalidRequestException.class);
        approve(asked, "alice");
        assertThat(orders()).isEqualTo(1);
        approve(asked, "bob");

        await("the result").until(() -> results.size() == 1);
        Exchange result = results.get(0);
        assertThat(result.getMessage().getBody(Approval.class).approvedBy()).containsExactly("alice", "bob");
        assertThat(result.getMessage().getHeader(BlofinHeaders.APPROVAL_STATE)).isEqualTo("DONE");
        OrderAck ack = result.getMessage().getHeader(BlofinHeaders.APPROVAL_ANSWER, OrderAck.class);
        assertThat(ack.clientOrderId()).isEqualTo(asked.request().clientId());
        assertThat(orders()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void orderThatWaitsSurvivesARestart(Form form) throws Exception {
        begin(form, Map.of("approvals", "2"));
        Approval asked = ask("1");
        approve(asked, "alice");

        restart(form, Map.of("approvals", "2"));
        assertThat(template.requestBody("blofin:local/approvals", (Object) null))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
        approve(asked, "bob");
        await("the result").until(() -> results.size() == 1);
        assertThat(results.get(0).getMessage().getBody(Approval.class).state()).isEqualTo(ApprovalState.DONE);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void expressionChoosesWhatWaits() throws Exception {
        begin(Form.JAVA, Map.of("when", "${header.strategy} == 'new'"));
        assertThat(template.requestBodyAndHeader("direct:in", order("1"), "strategy", "old"))
                .isInstanceOf(OrderAck.class);
        assertThat(template.requestBodyAndHeader("direct:in", order("1"), "strategy", "new"))
                .isInstanceOf(Approval.class);
    }

    @Test
    void whatOnlyReducesIsSentAndWhatCannotBeValuedWaits() throws Exception {
        begin(Form.JAVA, Map.of("notional", "1000"));
        exchange.faults().untilCleared(RestFault.statusBefore(503).of(Operation.MARKET_MARK_PRICE));
        assertThat(template.requestBody("direct:in", order("0.1"))).isInstanceOf(Approval.class);
        exchange.faults().clear();
        assertThat(template.requestBody("direct:in", order("0.1"))).isInstanceOf(OrderAck.class);
        Map<String, Object> closing = new LinkedHashMap<>(order("0.1"));
        closing.put("side", "sell");
        closing.put("reduceOnly", "true");
        exchange.faults().untilCleared(RestFault.statusBefore(503).of(Operation.MARKET_MARK_PRICE));
        assertThat(template.requestBody("direct:in", closing)).isInstanceOf(OrderAck.class);
    }

    @Test
    void limitBelowTheMarketIsValuedAtTheMarket() throws Exception {
        begin(Form.JAVA, Map.of("notional", "6300"));
        Map<String, Object> cheap = new LinkedHashMap<>(order("100"));
        cheap.put("side", "sell");
        cheap.put("orderType", "limit");
        cheap.put("price", "60000");
        assertThat(template.requestBody("direct:in", cheap)).isInstanceOf(Approval.class);
    }

    @Test
    void refusalAndNoAreToldWithTheirReason() throws Exception {
        begin(Form.JAVA, Map.of());
        approve(ask("900000"), "alice");
        await("the refusal").until(() -> results.size() == 1);
        assertThat(results.get(0).getMessage().getHeader(BlofinHeaders.APPROVAL_STATE))
                .isEqualTo("FAILED");
        assertThat(results.get(0).getProperty(Exchange.EXCEPTION_CAUGHT))
                .isInstanceOf(BlofinOrderRejectedException.class);

        Approval second = ask("1");
        template.requestBodyAndHeaders(
                "blofin:local/decline",
                null,
                Map.of(
                        BlofinHeaders.APPROVAL,
                        second.id(),
                        BlofinHeaders.BY,
                        "bob",
                        BlofinHeaders.REASON,
                        "not today"));
        await("the no").until(() -> results.size() == 2);
        assertThat(results.get(1).getMessage().getBody(Approval.class).detail()).contains("bob", "not today");
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void badOrderIsRefusedBeforeAnybodyIsAsked() throws Exception {
        begin(Form.JAVA, Map.of());
        assertThat(catchThrowable(() -> template.requestBody("direct:in", Map.of("instId", "BTC-USDT"))))
                .hasRootCauseInstanceOf(BlofinInvalidRequestException.class);
        assertThat(template.requestBody("blofin:local/approvals", (Object) null))
                .isEqualTo(List.of());
    }

    @Test
    void settingsThatCannotWorkFailTheStart() {
        for (String uri : List.of(
                "blofin:local/ask",
                "blofin:local/ask?sendTo=blofin:trade/cancel-order",
                "blofin:local/ask?sendTo=blofin:trade/order&approvals=0",
                "blofin:local/ask?sendTo=blofin:trade/order&approvals=2&approvers=alice",
                "blofin:local/ask?sendTo=blofin:trade/order&approvalNotional=much")) {
            CamelContext fresh = new DefaultCamelContext();
            fresh.addComponent("blofin", component());
            assertThat(catchThrowable(() -> {
                        fresh.addRoutes(new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("direct:in").to(uri);
                            }
                        });
                        fresh.start();
                    }))
                    .as(uri)
                    .isInstanceOf(FailedToStartRouteException.class)
                    .hasRootCauseInstanceOf(IllegalArgumentException.class);
            fresh.stop();
        }
    }
}
