package io.github.camelblofin.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.model.PlaceOrder;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.simulator.BlofinSimulator;
import io.github.camelblofin.simulator.SimulatorBuilder;
import io.github.camelblofin.simulator.fault.Faults;
import java.math.BigDecimal;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@BlofinSimulation(instruments = "BTC-USDT", quiet = true, systemProperties = true)
class BlofinSimulationTest {
    private BlofinSimulator first;

    @BeforeEach
    void remember(BlofinSimulator simulator) {
        first = simulator;
    }

    @AfterEach
    void stillTheSame(BlofinSimulator simulator) {
        assertThat(simulator).isSameAs(first);
        assertThat(simulator.baseUrl()).isEqualTo(System.getProperty("camel.component.blofin.baseUrl"));
    }

    @Test
    void orderGoesToThisTestsSimulator(BlofinSimulator simulator, ProducerTemplate routes) {
        assertThat(simulator.audit().orders()).as("of the other tests").isEmpty();

        routes.requestBody(
                "blofin:trade/order", PlaceOrder.limit("BTC-USDT", Side.BUY, new BigDecimal("60000"), BigDecimal.ONE));

        assertThat(simulator.audit().orders()).hasSize(1);
    }

    @Test
    void pushReachesTheRoute(BlofinSimulator simulator, CamelContext context, RouteFailures failures, Faults faults)
            throws Exception {
        NotifyBuilder done = new NotifyBuilder(context).whenFailed(1).create();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:trades?instId=BTC-USDT").throwException(new IllegalStateException("as expected"));
            }
        });

        simulator.market("BTC-USDT").quote("67000", "67500", "10").trade(1);

        assertThat(done.matchesWaitTime()).isTrue();
        assertThat(failures.take()).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessage("as expected"));
        assertThat(faults).isSameAs(simulator.faults());
    }

    @Nested
    class Inner {
        @Test
        void hasTheSameAnnotation(BlofinSimulator simulator) {
            assertThat(simulator.market("BTC-USDT")).isNotNull();
        }

        @Test
        @BlofinSimulation(seed = 7, setup = TwoAccounts.class)
        void orItsOwn(BlofinSimulator simulator) {
            assertThat(simulator.seed()).isEqualTo(7);
            assertThat(simulator.accounts()).hasSize(2);
            System.setProperty("camel.component.blofin.baseUrl", simulator.baseUrl());
        }
    }

    static final class TwoAccounts implements SimulatorSetup {
        @Override
        public void apply(SimulatorBuilder builder) {
            builder.account("one", BigDecimal.TEN).account("two", BigDecimal.TEN);
        }
    }
}
