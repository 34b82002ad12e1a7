package io.github.camelblofin;

import io.github.camelblofin.model.Ticker;
import io.github.camelblofin.model.Trade;
import io.github.camelblofin.stream.SubscriptionStatus;
import io.vertx.core.Vertx;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;

/**
 * A route that is slower than its channel, behind a flood of messages, and what it got. A program, so that it can be run
 * with a small heap: {@code <channel> <options> <messages>}.
 */
final class SlowRoute {
    private static final int INSTRUMENTS = 10;
    private static final int SIZE = 1_000;
    /**
     * The least that waits behind a stuck worker: the others work off what is not its own until half of their share of the
     * mailbox lies with it, and half of the rest may be free before the socket is read again.
     */
    private static final int MANY = SIZE / 2;

    private static final byte[] WORK = new byte[4_096];

    private final String channel;
    private final int total;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicLong disorder = new AtomicLong();
    private final AtomicInteger mostWaiting = new AtomicInteger();
    /** The last number of each instrument. */
    private final Map<String, Integer> last = new ConcurrentHashMap<>();

    /**
     * What came of it.
     *
     * @param delivered messages that the route got
     * @param skipped what their headers say was left out
     * @param disorder how often one overtook another of its instrument
     * @param mostWaiting most messages that waited
     * @param complete instruments whose last message came last
     */
    record Outcome(
            long delivered, long skipped, long disorder, int mostWaiting, long complete, SubscriptionStatus status) {
        boolean inOrder() {
            return disorder == 0 && mostWaiting <= SIZE + 1;
        }
    }

    private SlowRoute(String channel, int total) {
        this.channel = channel;
        this.total = total;
    }

    static Outcome run(String channel, String options, int total) throws Exception {
        return new SlowRoute(channel, total).run(options);
    }

    private Outcome run(String options) throws Exception {
        Vertx vertx = Vertx.vertx();
        FloodExchange exchange = new FloodExchange(vertx, total, this::message);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            BlofinComponent component = new BlofinComponent();
            component.setVertx(vertx);
            component.getConfiguration().setBaseUrl(exchange.url());
            context.addComponent("blofin", component);
            String uri = "blofin:" + channel + "?instId=" + instruments() + "&mailboxSize=" + SIZE + options;
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri).routeId("slow").process(SlowRoute.this::take);
                }
            });
            context.start();
            BlofinStreamConsumer consumer =
                    (BlofinStreamConsumer) context.getRoute("slow").getConsumer();
            Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> over(consumer.getSubscriptionStatus()));
            return outcome(consumer.getSubscriptionStatus());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private boolean over(SubscriptionStatus status) {
        mostWaiting.accumulateAndGet(status.waiting(), Math::max);
        return delivered.get() + status.replaced() + status.dropped() >= total && status.waiting() == 0;
    }

    private Outcome outcome(SubscriptionStatus status) {
        long complete = last.values().stream()
                .filter(number -> number >= total - INSTRUMENTS)
                .count();
        return new Outcome(delivered.get(), skipped.get(), disorder.get(), mostWaiting.get(), complete, status);
    }

    private static String instruments() {
        StringBuilder all = new StringBuilder(instrument(0));
        for (int i = 1; i < INSTRUMENTS; i++) {
            all.append(',').append(instrument(i));
        }
        return all.toString();
    }

    private static String instrument(int number) {
        return "COIN" + number % INSTRUMENTS + "-USDT";
    }

    private String message(int number) {
        String instId = instrument(number);
        String row = channel.equals("trades")
                ? "\"tradeId\":\"" + number + "\",\"price\":\"7.5\",\"size\":\"3\",\"side\":\"buy\""
                : "\"last\":\"" + number + "\",\"bidPrice\":\"7\",\"askPrice\":\"8\"";
        return "{\"arg\":{\"channel\":\"" + channel + "\",\"instId\":\"" + instId + "\"},\"data\":[{\"instId\":\""
                + instId + "\"," + row + ",\"ts\":\"1700000000001\"}]}";
    }

    /** Begins only when too many wait, so that the route is slow on every machine. */
    private void take(Exchange message) throws Exception {
        if (begun.compareAndSet(false, true)) {
            BlofinStreamConsumer consumer =
                    (BlofinStreamConsumer) message.getContext().getRoute("slow").getConsumer();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                SubscriptionStatus status = consumer.getSubscriptionStatus();
                return status != null && (status.waiting() >= MANY || status.replaced() + status.dropped() > 0);
            });
        }
        MessageDigest slowness = MessageDigest.getInstance("SHA-256");
        slowness.update(WORK);
        slowness.digest();
        Object row = message.getMessage().getBody();
        boolean trade = row instanceof Trade;
        String instId = trade ? ((Trade) row).instId() : ((Ticker) row).instId();
        int number = trade
                ? Integer.parseInt(((Trade) row).tradeId())
                : ((Ticker) row).last().intValue();
        Integer before = last.put(instId, number);
        if (before != null && before >= number) {
            disorder.incrementAndGet();
        }
        skipped.addAndGet(message.getMessage().getHeader(BlofinHeaders.SKIPPED, 0, Integer.class));
        delivered.incrementAndGet();
    }

    public static void main(String[] args) throws Exception {
        System.exit(report(run(args[0], args[1], Integer.parseInt(args[2])), Integer.parseInt(args[2])) ? 0 : 1);
    }

    private static boolean report(Outcome outcome, int total) {
        SubscriptionStatus status = outcome.status();
        org.slf4j.LoggerFactory.getLogger(SlowRoute.class).info("{}", outcome);
        return outcome.inOrder() && outcome.delivered() + status.replaced() + status.dropped() == total;
    }
}
