package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.model.Fill;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code from("blofin:trade/fills-history?pollOn=orders")}: pushes alone make it read, its schedule is an hour. */
class FillsFeedTest extends SimulatorTestSupport {
    private static final String FEED =
            "blofin:trade/fills-history?initialDelay=3600000&delay=3600000&pollOn=orders&offsetRepository=#positions";

    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private final Map<String, String> disk = new ConcurrentHashMap<>();
    private PlayFills play;

    @BeforeEach
    void fills() {
        play = new PlayFills(exchange);
    }

    private List<String> made() {
        List<String> ids = new ArrayList<>(play.ids());
        Collections.reverse(ids);
        return ids;
    }

    /** Keeps positions until the process dies; what an orderly stop writes afterwards is not there after a kill. */
    private final class Disk extends ServiceSupport implements StateRepository<String, String> {
        volatile boolean dead;

        @Override
        public void setState(String key, String value) {
            if (!dead) {
                disk.put(key, value);
            }
        }

        @Override
        public String getState(String key) {
            return disk.get(key);
        }
    }

    private CamelContext process(Disk positions, RouteBuilder routes) throws Exception {
        CamelContext process = new DefaultCamelContext();
        processes.add(process);
        process.getShutdownStrategy().setTimeout(1);
        process.getShutdownStrategy().setShutdownNowOnTimeout(true);
        process.addComponent("blofin", component());
        process.getRegistry().bind("positions", positions);
        process.addRoutes(routes);
        process.start();
        return process;
    }

    private RouteBuilder collecting() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(FEED).process(e -> delivered.add(id(e)));
            }
        };
    }

    private static String id(Exchange exchange) {
        return exchange.getMessage().getBody(Fill.class).tradeId();
    }

    private void awaitSubscription() {
        await("the subscription").until(() -> exchange.connections().stream()
                .anyMatch(connection -> connection.subscriptions().toString().contains("orders")));
    }

    @Test
    void fillsOfALostConnectionAreReadOnceItIsBack() throws Exception {
        context.getRegistry().bind("positions", new Disk());
        start(collecting());
        awaitSubscription();
        play.make(5);
        await("the first fills").untilAsserted(() -> assertThat(delivered).isEqualTo(made()));

        for (int round = 0; round < 2; round++) {
            exchange.dropConnections();
            // Nobody is subscribed: no push tells of these.
            play.make(150);
            await("what was missed").untilAsserted(() -> assertThat(delivered).isEqualTo(made()));
            awaitSubscription();
            play.make(3);
            await("what is pushed").untilAsserted(() -> assertThat(delivered).isEqualTo(made()));
        }
    }

    private List<CamelContext> processes = new ArrayList<>();

    @AfterEach
    void stopProcesses() {
        processes.forEach(CamelContext::stop);
    }

    @Test
    void aKilledProcessLosesNothingAndRepeatsAtMostOneFill() throws Exception {
        List<String> unfinished = new CopyOnWriteArrayList<>();
        List<String> atDeath = new CopyOnWriteArrayList<>();
        Disk dying = new Disk();
        CamelContext killed = process(dying, new RouteBuilder() {
            @Override
            public void configure() {
                from(FEED).process(e -> {
                    if (delivered.size() == 20) {
                        unfinished.add(id(e));
                        Thread.currentThread().join(); // until the route is interrupted
                    }
                    delivered.add(id(e));
                });
            }
        });
        awaitSubscription();
        play.make(50);
        await("a fill in the middle").until(() -> !unfinished.isEmpty());
        atDeath.addAll(delivered);
        dying.dead = true;
        killed.stop();
        play.make(30);

        delivered.clear();
        process(new Disk(), collecting());

        List<String> all = made();
        await("the rest").untilAsserted(() -> assertThat(delivered)
                .containsExactlyElementsOf(all.subList(all.size() - delivered.size(), all.size()))
                .contains(all.get(20)));
        play.make(2);
        await("what comes then").untilAsserted(() -> assertThat(delivered).endsWith(made().get(made().size() - 1)));
        assertThat(atDeath).isEqualTo(all.subList(0, 20));
        assertThat(unfinished).containsExactly(all.get(20));
        List<String> both = new ArrayList<>(atDeath);
        both.addAll(delivered);
        assertThat(new LinkedHashSet<>(both)).containsExactlyElementsOf(made());
        assertThat(both.size() - made().size()).as("repeated").isLessThanOrEqualTo(1);
    }
}
