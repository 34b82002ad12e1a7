package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.BlofinPollingConsumer;
import io.github.camelblofin.model.Candle;
import io.github.camelblofin.model.Fill;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code from("blofin:<list>")} against the simulator. */
class PollingTest extends SimulatorTestSupport {
    private static final String FAST = "blofin:trade/fills-history?initialDelay=1&delay=50";

    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private PlayFills play;

    @TempDir
    Path folder;

    @BeforeEach
    void fills() {
        play = new PlayFills(exchange);
    }

    private static List<String> reversed(List<String> ids) {
        List<String> copy = new ArrayList<>(ids);
        Collections.reverse(copy);
        return copy;
    }

    /** Ids of the fills that are not among the known ones, oldest first. */
    private List<String> since(List<String> known) {
        List<String> ids = reversed(play.ids());
        ids.removeAll(known);
        return ids;
    }

    private static String id(Exchange exchange) {
        return exchange.getMessage().getBody(Fill.class).tradeId();
    }

    private RouteBuilder collecting(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("poll").process(e -> delivered.add(id(e)));
            }
        };
    }

    @Test
    void onlyRowsThatComeAfterTheStartOldestFirst() throws Exception {
        play.make(150);
        List<String> known = play.ids();
        List<String> keys = new CopyOnWriteArrayList<>();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from(FAST).process(e -> {
                    delivered.add(id(e));
                    keys.add(e.getMessage().getHeader(BlofinHeaders.MESSAGE_KEY, String.class));
                    assertThat(e.getMessage().getHeader(BlofinHeaders.INST_ID))
                            .isEqualTo(e.getMessage().getBody(Fill.class).instId());
                });
            }
        });

        play.make(130);
        await("the first news").until(() -> delivered.size() >= 130);
        play.make(30);

        await("all news").untilAsserted(() -> assertThat(delivered).isEqualTo(since(known)));
        assertThat(keys.get(0)).startsWith("trade/fills-history:" + delivered.get(0) + "/");
    }

    @Test
    void earliestDeliversWhatIsListedAlready() throws Exception {
        play.make(250);

        start(collecting(FAST + "&pollFrom=earliest"));

        await("all rows").untilAsserted(() -> assertThat(delivered).isEqualTo(reversed(play.ids())));
    }

    @Test
    void onePollCanBeOneMessage() throws Exception {
        play.make(30);
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from(FAST + "&pollFrom=earliest&delivery=message")
                        .process(e ->
                                sizes.add(e.getMessage().getBody(List.class).size()));
            }
        });

        await("the poll").until(() -> !sizes.isEmpty());
        assertThat(sizes).containsExactly(play.ids().size());
    }

    @Test
    void aRouteThatIsSuspendedAndResumedGoesOn() throws Exception {
        start(collecting(FAST));
        play.make(5);
        await("the first ones").until(() -> delivered.size() >= 5);

        context.getRouteController().suspendRoute("poll");
        play.make(20);
        context.getRouteController().resumeRoute("poll");

        await("those in between").untilAsserted(() -> assertThat(delivered).isEqualTo(reversed(play.ids())));
    }

    @Test
    void aFailedRowIsSkippedWithoutARepository() throws Exception {
        List<String> failed = new CopyOnWriteArrayList<>();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from(FAST).routeId("poll").process(e -> {
                    if (failed.isEmpty()) {
                        failed.add(id(e));
                        throw new IllegalStateException("not this one");
                    }
                    delivered.add(id(e));
                });
            }
        });

        play.make(10);

        await("the others").untilAsserted(() -> assertThat(delivered).isEqualTo(since(failed)));
        BlofinPollingConsumer consumer =
                (BlofinPollingConsumer) context.getRoute("poll").getConsumer();
        assertThat(consumer.getSkipped()).isEqualTo(1);
    }

    @Test
    void aRowThatFailsThreeTimesComesAgainAndTheMarkDoesNotPassIt() throws Exception {
        StateRepository<String, String> repository = new MemoryStateRepository();
        context.getRegistry().bind("positions", repository);
        AtomicInteger attempts = new AtomicInteger();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from(FAST + "&offsetRepository=#positions&offsetKey=mine").process(e -> {
                    if (delivered.size() == 3 && attempts.incrementAndGet() <= 3) {
                        assertThat(repository.getState("mine")).doesNotContain(id(e));
                        throw new IllegalStateException("try again");
                    }
                    delivered.add(id(e));
                });
            }
        });

        play.make(10);

        await("all rows").untilAsserted(() -> assertThat(delivered).isEqualTo(reversed(play.ids())));
        assertThat(attempts.get()).isEqualTo(4);
        assertThat(repository.getState("mine")).contains(delivered.get(delivered.size() - 1));
    }

    @Test
    void aKilledProcessGoesOnAtTheRowThatFailed() throws Exception {
        File store = folder.resolve("positions.txt").toFile();
        List<String> tried = new CopyOnWriteArrayList<>();
        CamelContext killed = process(store, new RouteBuilder() {
            @Override
            public void configure() {
                from(FAST + "&offsetRepository=#positions").process(e -> {
                    if (delivered.size() == 7) {
                        tried.add(id(e));
                        throw new IllegalStateException("cannot");
                    }
                    delivered.add(id(e));
                });
            }
        });
        play.make(40);
        await("three failures").until(() -> tried.size() >= 3);
        byte[] atDeath = java.nio.file.Files.readAllBytes(store.toPath());
        killed.stop();
        java.nio.file.Files.write(store.toPath(), atDeath); // what an orderly stop wrote is not there after a kill
        play.make(15);

        CamelContext next = process(store, collecting(FAST + "&offsetRepository=#positions"));

        await("the rest").untilAsserted(() -> assertThat(delivered).isEqualTo(reversed(play.ids())));
        assertThat(tried).containsOnly(delivered.get(7));
        next.stop();
    }

    private CamelContext process(File store, RouteBuilder routes) throws Exception {
        CamelContext process = new DefaultCamelContext();
        process.addComponent("blofin", component());
        process.getRegistry().bind("positions", FileStateRepository.fileStateRepository(store));
        process.addRoutes(routes);
        process.start();
        return process;
    }

    @Test
    void aPushOnOrdersIsReadPromptly() throws Exception {
        start(collecting("blofin:trade/fills-history?delay=3600000&pollOn=orders"));
        await("the subscription").until(() -> exchange.connections().stream()
                .anyMatch(connection -> connection.subscriptions().toString().contains("orders")));

        long before = System.nanoTime();
        play.make(1);
        await("the fill").until(() -> !delivered.isEmpty());

        assertThat((System.nanoTime() - before) / 1_000_000_000L).isLessThan(10);
        play.make(25);
        await("all fills").untilAsserted(() -> assertThat(delivered).isEqualTo(reversed(play.ids())));
    }

    @Test
    void anOldOrderThatEndsLateIsDelivered() throws Exception {
        String resting = exchange.onExchange(
                now -> now.place(exchange.account().name(), NewOrder.limit("BTC-USDT", Side.BUY, "60000", "1"))
                        .orderId());
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:trade/orders-history?initialDelay=1&delay=50")
                        .process(e -> delivered.add(
                                e.getMessage().getBody(Order.class).orderId()));
            }
        });
        play.make(40);
        await("the newer orders").until(() -> delivered.size() >= 40);
        assertThat(delivered).doesNotContain(resting);

        exchange.onExchange(now -> now.cancel(exchange.account().name(), "BTC-USDT", resting, null));

        await("the old one").until(() -> delivered.contains(resting));
        assertThat(delivered).doesNotHaveDuplicates();
    }

    @Test
    void anOldOrderThatEndsAfterMoreThanAPageOfNewerOnesIsDelivered() throws Exception {
        String resting = exchange.onExchange(
                now -> now.place(exchange.account().name(), NewOrder.limit("BTC-USDT", Side.BUY, "60000", "1"))
                        .orderId());
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:trade/orders-history?initialDelay=1&delay=50")
                        .process(e -> delivered.add(
                                e.getMessage().getBody(Order.class).orderId()));
            }
        });
        play.make(150);
        await("the newer orders").until(() -> delivered.size() >= 150);
        play.make(50);
        await("more of them").until(() -> delivered.size() >= 200);

        exchange.onExchange(now -> now.cancel(exchange.account().name(), "BTC-USDT", resting, null));

        await("the old one").until(() -> delivered.contains(resting));
        assertThat(delivered).doesNotHaveDuplicates();
    }

    @Test
    void aBacklogOfManyTimesMaxRowsIsDelivered() throws Exception {
        play.make(550);

        start(collecting(FAST + "&pollFrom=earliest&maxRows=100"));

        await("all rows").untilAsserted(() -> assertThat(delivered).isEqualTo(reversed(play.ids())));
    }

    @Test
    void rowsOfAFailedMessageAreCounted() throws Exception {
        play.make(30);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from(FAST + "&pollFrom=earliest&delivery=message")
                        .routeId("poll")
                        .process(e -> {
                            throw new IllegalStateException("not these");
                        });
            }
        });

        BlofinPollingConsumer consumer =
                (BlofinPollingConsumer) context.getRoute("poll").getConsumer();
        await("the skipped rows")
                .until(() -> consumer.getSkipped() == play.ids().size());
    }

    @Test
    void keysFitTheIdempotentConsumer() throws Exception {
        play.make(20);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                MemoryIdempotentRepository seen = new MemoryIdempotentRepository();
                for (int route = 0; route < 2; route++) {
                    from(FAST + "&pollFrom=earliest&offsetKey=" + route)
                            .idempotentConsumer(header(BlofinHeaders.MESSAGE_KEY), seen)
                            .process(e -> delivered.add(id(e)));
                }
            }
        });

        await("all rows").until(() -> delivered.size() >= play.ids().size());
        assertThat(delivered).doesNotHaveDuplicates().hasSameSizeAs(play.ids());
    }

    @Test
    void aCandleIsDeliveredWhenItIsFinished() throws Exception {
        List<Candle> candles = new CopyOnWriteArrayList<>();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:market/candles?instId=BTC-USDT&bar=1m&limit=20&pollFrom=earliest&initialDelay=1")
                        .process(e -> candles.add(e.getMessage().getBody(Candle.class)));
            }
        });

        await("candles").until(() -> candles.size() > 30);
        assertThat(candles).allMatch(Candle::confirmed);
    }
}
