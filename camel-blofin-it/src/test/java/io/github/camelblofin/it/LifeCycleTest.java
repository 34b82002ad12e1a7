package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinStreamConsumer;
import io.github.camelblofin.stream.SubscriptionState;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.Test;

/** Start, suspend, resume, stop, and what health says meanwhile. */
class LifeCycleTest extends SimulatorTestSupport {
    private final AtomicLong trades = new AtomicLong();

    private BlofinStreamConsumer startTrades() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:trades?instId=BTC-USDT,ETH-USDT,SOL-USDT")
                        .routeId("trades")
                        .process(e -> trades.incrementAndGet());
            }
        });
        return (BlofinStreamConsumer) context.getRoute("trades").getConsumer();
    }

    private List<String> subscriptions() {
        return exchange.connections().stream()
                .flatMap(c -> c.subscriptions().stream())
                .toList();
    }

    @Test
    void startReturnsWhenTheExchangeHasConfirmed() throws Exception {
        BlofinStreamConsumer consumer = startTrades();

        assertThat(consumer.getSubscriptionStatus().state()).isEqualTo(SubscriptionState.STREAMING);
        assertThat(subscriptions()).hasSize(3);
    }

    @Test
    void suspendUnsubscribesAndResumeSubscribesAgain() throws Exception {
        startTrades();
        await("trades").until(() -> trades.get() > 0);

        context.getRouteController().suspendRoute("trades");
        assertThat(subscriptions()).isEmpty();
        long suspended = trades.get();

        context.getRouteController().resumeRoute("trades");
        await("trades again").until(() -> trades.get() > suspended);
        assertThat(subscriptions()).hasSize(3);
    }

    @Test
    void twoRoutesShareASubscriptionAndTheLastOneEndsIt() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:trades?instId=BTC-USDT").routeId("one").process(e -> trades.incrementAndGet());
                from("blofin:trades?instId=BTC-USDT").routeId("two").process(e -> trades.incrementAndGet());
            }
        });
        assertThat(subscriptions()).containsExactly("trades BTC-USDT");

        context.getRouteController().stopRoute("one");
        assertThat(subscriptions()).containsExactly("trades BTC-USDT");
        context.getRouteController().stopRoute("two");
        await("no subscription").until(() -> subscriptions().isEmpty());
    }

    @Test
    void stopLetsTheRouteWorkOffWhatWasReceived() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:trades?instId=BTC-USDT,ETH-USDT,SOL-USDT")
                        .routeId("slow")
                        .process(e -> {
                            gate.await(30, TimeUnit.SECONDS);
                            trades.incrementAndGet();
                        });
            }
        });
        BlofinStreamConsumer consumer =
                (BlofinStreamConsumer) context.getRoute("slow").getConsumer();
        await("a backlog").until(() -> consumer.getSubscriptionStatus().waiting() >= 5);
        Thread stopping = new Thread(() -> context.stop());

        stopping.start();
        await("the consumer to unsubscribe").until(() -> subscriptions().isEmpty());
        long received = consumer.getSubscriptionStatus().waiting();
        gate.countDown();
        stopping.join(TimeUnit.SECONDS.toMillis(30));

        assertThat(received).isGreaterThanOrEqualTo(5);
        assertThat(trades.get()).as("all that waited, and the one in the route").isGreaterThanOrEqualTo(received);
    }

    @Test
    void slowRoutePausesTheSocketAndLosesNothing() throws Exception {
        List<Long> ids = new java.util.concurrent.CopyOnWriteArrayList<>();
        CountDownLatch gate = new CountDownLatch(1);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:books?instId=BTC-USDT&mailboxSize=4&output=map").process(e -> {
                    gate.await(30, TimeUnit.SECONDS);
                    java.util.Map<?, ?> row = e.getMessage().getBody(java.util.Map.class);
                    long previous = Long.parseLong(row.get("prevSeqId").toString());
                    assertThat(ids.isEmpty() || previous == ids.get(ids.size() - 1))
                            .as("no gap")
                            .isTrue();
                    ids.add(Long.parseLong(row.get("seqId").toString()));
                });
            }
        });
        BlofinStreamConsumer consumer =
                (BlofinStreamConsumer) context.getRoutes().get(0).getConsumer();
        await("a full mailbox").until(() -> consumer.getSubscriptionStatus().waiting() >= 4);

        gate.countDown();

        await("updates").until(() -> ids.size() > 15);
    }

    @Test
    void healthIsUpWhileStreamingAndSaysWhyNot() throws Exception {
        startTrades();

        HealthCheck.Result result = health();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getDetails()).containsEntry("stream.confirmed", "3/3");

        closeExchange();
        await("down").until(() -> health().getState() == HealthCheck.State.DOWN);
        assertThat(health().getMessage())
                .hasValueSatisfying(text -> assertThat(text).isNotBlank());
    }

    @Test
    void healthShowsNoKeyThatIsOnTheUri() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:account?apiKey=" + exchange.apiKey() + "&secretKey=RAW(" + exchange.secretKey()
                                + ")&passphrase=RAW(" + exchange.passphrase() + ")")
                        .to("log:never?level=OFF");
            }
        });

        assertThat(health().getDetails().toString()).contains("blofin").doesNotContain(exchange.apiKey());
        assertNoSecret(health().getDetails().toString(), exchange);
    }

    @Test
    void privateRoutesOfOneKeyShareASocket() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:orders").to("log:never?level=OFF");
                from("blofin:positions").to("log:never?level=OFF");
                from("blofin:account").to("log:never?level=OFF");
            }
        });

        assertThat(exchange.connections()).singleElement().satisfies(socket -> assertThat(socket.subscriptions())
                .hasSize(3));
    }

    private HealthCheck.Result health() {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(context, "full");
        return results.stream()
                .filter(result -> result.getCheck().getId().contains("blofin-stream"))
                .findFirst()
                .orElseThrow();
    }
}
