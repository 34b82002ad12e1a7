package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.ledger.LedgerEntry;
import io.github.camelblofin.ledger.MemoryLedger;
import io.github.camelblofin.ledger.Step;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.simulator.fault.RestFault;
import io.github.camelblofin.time.WallClock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** The private stream tells of an order whose answer is lost, while nobody can look it up. In real time. */
class StreamSettlesTest extends SimulatorTestSupport {
    private final MemoryLedger ledger = new MemoryLedger(WallClock.SYSTEM);

    @Override
    BlofinComponent component() {
        BlofinComponent component = super.component();
        component.setOrderLedger(ledger);
        return component;
    }

    @Test
    void pushSettlesTheOrder() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:orders").to("log:orders?level=DEBUG");
            }
        });
        exchange.faults().next(1, RestFault.loseAnswer().of(Operation.TRADE_ORDER));
        exchange.faults().untilCleared(RestFault.statusBefore(503).of(Operation.TRADE_ORDER_DETAIL));
        PlaceOrder order = PlaceOrder.limit("BTC-USDT", Side.BUY, new BigDecimal("60000"), BigDecimal.ONE);

        Exchange sent = context.createProducerTemplate()
                .request("blofin:trade/order", message -> message.getMessage().setBody(order));

        assertThat(sent.getException()).isNull();
        assertThat(sent.getMessage().getHeader(BlofinHeaders.OUTCOME_RESOLVED)).isEqualTo(true);
        assertThat(exchange.audit().orders())
                .containsOnlyKeys(sent.getMessage().getBody(OrderAck.class).orderId());
        assertThat(entries())
                .filteredOn(entry -> entry.note().step() == Step.OUTCOME)
                .singleElement()
                .satisfies(entry -> assertThat(entry.note().facts()).containsEntry("how", "stream"));
    }

    private List<LedgerEntry> entries() {
        List<LedgerEntry> entries = new ArrayList<>();
        ledger.replay(entries::add);
        return entries;
    }
}
