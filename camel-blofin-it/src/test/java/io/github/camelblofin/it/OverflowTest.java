package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.BlofinStreamConsumer;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.model.Trade;
import io.github.camelblofin.stream.SubscriptionState;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Routes that are slower than their channel, over loopback sockets. */
class OverflowTest extends SimulatorTestSupport {
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong neighbours = new AtomicLong();

    @AfterEach
    void openGate() {
        gate.countDown();
    }

    private void stuck(Exchange message) throws InterruptedException {
        gate.await(30, TimeUnit.SECONDS);
        delivered.incrementAndGet();
    }

    private BlofinStreamConsumer startStuck(String uri) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("stuck").process(OverflowTest.this::stuck);
                from("blofin:books?instId=BTC-USDT").process(e -> neighbours.incrementAndGet());
            }
        });
        return (BlofinStreamConsumer) context.getRoute("stuck").getConsumer();
    }

    private HealthCheck.Result health(String routeId) {
        return HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getCheck().getId().equals("blofin-stream-" + routeId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void stuckRouteLeavesTheSocketToItsNeighbourAndComesBack() throws Exception {
        BlofinStreamConsumer stuck = startStuck("blofin:trades?instId=BTC-USDT,ETH-USDT&mailboxSize=4&maxPause=200");

        await("it to leave").until(() -> stuck.getSubscriptionStatus().state() == SubscriptionState.LAGGING);
        HealthCheck.Result result = health("stuck");
        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage().orElseThrow()).contains("too slow", "maxPause=200 ms");
        assertThat(result.getDetails()).containsEntry("stream.state", "LAGGING").containsEntry("stream.lagged", 1L);
        long before = neighbours.get();
        await("the neighbour to go on").until(() -> neighbours.get() > before + 20);
        assertThat(stuck.getSubscriptionStatus().state()).isEqualTo(SubscriptionState.LAGGING);

        gate.countDown();
        await("it to come back").until(() -> stuck.getSubscriptionStatus().state() == SubscriptionState.STREAMING);
        long received = delivered.get();
        await("new trades").until(() -> delivered.get() > received + 5);
        assertThat(exchange.connections()).as("one socket for both").hasSize(1);
    }

    @Test
    void failTellsTheExceptionHandler() throws Exception {
        AtomicReference<Throwable> told = new AtomicReference<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(BlofinUnavailableException.class)
                        .handled(true)
                        .process(e -> told.set(e.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
                from("blofin:trades?instId=BTC-USDT&mailboxSize=4&overflow=fail&bridgeErrorHandler=true")
                        .routeId("failing")
                        .process(OverflowTest.this::stuck);
            }
        });
        context.start();
        BlofinStreamConsumer consumer =
                (BlofinStreamConsumer) context.getRoute("failing").getConsumer();

        await("it to leave").until(() -> consumer.getSubscriptionStatus().state() == SubscriptionState.LAGGING);
        gate.countDown();
        await("the error").until(() -> told.get() != null);
        assertThat(told.get()).hasMessageContaining("overflow=fail").hasMessageContaining("trades");
        await("it to come back").until(() -> delivered.get() > 10);
    }

    @Test
    void conflateCountsWhatItReplaced() throws Exception {
        AtomicInteger skipped = new AtomicInteger();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:tickers?instId=BTC-USDT").routeId("slow").process(e -> {
                    stuck(e);
                    skipped.addAndGet(e.getMessage().getHeader(BlofinHeaders.SKIPPED, 0, Integer.class));
                });
            }
        });
        BlofinStreamConsumer consumer =
                (BlofinStreamConsumer) context.getRoute("slow").getConsumer();

        await("replaced tickers").until(() -> consumer.getSubscriptionStatus().replaced() >= 5);
        assertThat(consumer.getSubscriptionStatus().waiting())
                .as("the one in the route, and one")
                .isEqualTo(2);
        gate.countDown();
        await("the count on the messages").until(() -> skipped.get() >= 5);
    }

    @Test
    void conflateWhereNothingMayBeLeftOutIsRefusedAtStart() {
        assertThatThrownBy(() -> startStuck("blofin:trades?instId=BTC-USDT&overflow=conflate"))
                .hasMessageContaining("overflow=conflate")
                .hasMessageContaining("overflow=block");
    }

    @Test
    void severalWorkersKeepTheOrderOfEachInstrument() throws Exception {
        Map<String, Long> last = new ConcurrentHashMap<>();
        Set<String> threads = ConcurrentHashMap.newKeySet();
        AtomicInteger disorder = new AtomicInteger();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:trades?instId=BTC-USDT,ETH-USDT,SOL-USDT&concurrentConsumers=3")
                        .process(e -> {
                            Trade trade = e.getMessage().getBody(Trade.class);
                            threads.add(Thread.currentThread().getName());
                            long id = Long.parseLong(trade.tradeId());
                            Long before = last.put(trade.instId(), id);
                            if (before != null && before >= id) {
                                disorder.incrementAndGet();
                            }
                            delivered.incrementAndGet();
                        });
            }
        });

        await("trades of all").until(() -> delivered.get() > 60 && last.size() == 3);
        assertThat(disorder).hasValue(0);
        assertThat(threads).allMatch(name -> name.contains("blofin:trades-route"));
    }

    @Test
    void stopWorksOffWhatLiesWithSeveralWorkersToo() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:trades?instId=BTC-USDT,ETH-USDT,SOL-USDT&concurrentConsumers=2")
                        .routeId("slow")
                        .process(OverflowTest.this::stuck);
            }
        });
        BlofinStreamConsumer consumer =
                (BlofinStreamConsumer) context.getRoute("slow").getConsumer();
        await("a backlog").until(() -> consumer.getSubscriptionStatus().waiting() >= 8);
        Thread stopping = new Thread(() -> context.stop());

        stopping.start();
        await("the consumer to unsubscribe").until(() -> exchange.connections().stream()
                .allMatch(connection -> connection.subscriptions().isEmpty()));
        int received = consumer.getSubscriptionStatus().waiting();
        gate.countDown();
        stopping.join(TimeUnit.SECONDS.toMillis(30));

        assertThat(delivered.get()).isGreaterThanOrEqualTo(received).isGreaterThanOrEqualTo(8);
    }

    @Test
    void severalWorkersOnWholePushesOfAllOrdersAreRefused() {
        assertThatThrownBy(() -> startStuck("blofin:orders?concurrentConsumers=3&delivery=message"))
                .hasMessageContaining("concurrentConsumers=3")
                .hasMessageContaining("delivery=item");
    }
}
