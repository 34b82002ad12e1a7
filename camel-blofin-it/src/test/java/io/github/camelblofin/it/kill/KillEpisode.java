package io.github.camelblofin.it.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.simulator.BlofinSimulator;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.fault.RestFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * One run: an application places orders at an exchange with faults, is killed at a random moment and started again with its ledger.
 * Afterwards ledger and exchange must tell the same.
 */
final class KillEpisode implements AutoCloseable {
    private static final int DOCUMENTS = 30;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int TICK_MILLIS = 10;
    private static final int SLOW = 2;
    private static final int FAST = 40;

    private final Path folder;
    private final SplittableRandom random;
    private final BlofinSimulator exchange;
    private final SharedTime time;
    private final ScheduledExecutorService pacer = Executors.newSingleThreadScheduledExecutor();
    private volatile int speed = SLOW;
    private volatile boolean faulty = true;
    private volatile Process running;

    KillEpisode(long seed, Path folder) throws IOException {
        this.folder = folder;
        this.random = new SplittableRandom(seed);
        this.exchange = BlofinSimulator.builder()
                .seed(seed)
                .instruments("BTC-USDT")
                .quiet()
                .virtualTime(Instant.parse("2026-03-01T00:00:00Z"))
                .start();
        exchange.market("BTC-USDT").quote("67000", "67500", "1000");
        this.time = SharedTime.of(folder.resolve("time"));
        time.tell(exchange.time().millis());
    }

    /** Runs it and checks what is left; how many orders were in flight when it was killed. */
    long run() throws Exception {
        SplittableRandom trouble = random.split();
        Future<?> unused =
                pacer.scheduleAtFixedRate(() -> pass(trouble), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        start("first");
        int enough = 3 + random.nextInt(DOCUMENTS);
        Awaitility.await("the application at work")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(1 + random.nextInt(20)))
                .until(() -> lines() >= enough || Files.exists(folder.resolve("done-first")));
        kill();
        long inFlight = open();
        exchange.faults().clear();
        faulty = random.nextBoolean();
        speed = FAST;
        start("again");
        Awaitility.await("the end of the documents")
                .atMost(LIMIT)
                .until(() -> Files.exists(folder.resolve("done-again")) && open() == 0);
        kill();
        check();
        return inFlight;
    }

    private long lines() throws IOException {
        return LedgerFiles.text(ledger()).lines().count();
    }

    /** How many orders have no known outcome. */
    private long open() throws IOException {
        return LedgerFiles.read(ledger()).values().stream()
                .filter(told -> told.outcome().isEmpty() || told.outcome().equals("UNKNOWN"))
                .count();
    }

    private Path ledger() {
        return folder.resolve("ledger");
    }

    private void pass(SplittableRandom trouble) {
        exchange.advance(Duration.ofMillis((long) TICK_MILLIS * speed));
        time.tell(exchange.time().millis());
        if (faulty && trouble.nextInt(4) == 0) {
            exchange.faults().next(1, fault(trouble));
        }
    }

    private static RestFault fault(SplittableRandom trouble) {
        RestFault of =
                switch (trouble.nextInt(8)) {
                    case 0 -> RestFault.loseCall();
                    case 1, 2 -> RestFault.loseAnswer();
                    case 3 -> RestFault.statusAfter(502);
                    case 4 -> RestFault.slow(Duration.ofSeconds(1 + trouble.nextInt(50)));
                    case 5 -> RestFault.late(Duration.ofSeconds(1 + trouble.nextInt(70)));
                    case 6 -> RestFault.truncate();
                    default -> RestFault.statusBefore(503);
                };
        return of.of(trouble.nextInt(4) == 0 ? Operation.TRADE_ORDER_DETAIL : Operation.TRADE_ORDER);
    }

    private void start(String which) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KilledRoute.class.getName(),
                folder.toString(),
                exchange.baseUrl(),
                Integer.toString(DOCUMENTS),
                which);
        builder.environment().put("PLAY_KEY", exchange.apiKey());
        builder.environment().put("PLAY_SECRET", exchange.secretKey());
        builder.environment().put("PLAY_PHRASE", exchange.passphrase());
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log-" + which).toFile());
        running = builder.start();
    }

    /** SIGKILL. */
    private void kill() throws InterruptedException {
        running.destroyForcibly().waitFor();
    }

    private void check() throws Exception {
        Map<String, LedgerFiles.Told> told = LedgerFiles.read(ledger());
        Map<String, OrderView> orders = new HashMap<>();
        List<OrderView> all = List.copyOf(exchange.audit().orders().values());
        for (OrderView order : all) {
            assertThat(orders.put(order.clientOrderId(), order))
                    .as("another order of %s", order.clientOrderId())
                    .isNull();
        }
        assertThat(all.stream().map(OrderView::price).distinct())
                .as("one order a document")
                .hasSameSizeAs(all);
        assertThat(all).as("orders at the exchange").hasSizeGreaterThan(DOCUMENTS / 3);
        assertThat(told.keySet()).as("orders that the ledger knows").containsAll(orders.keySet());
        told.forEach((id, of) -> {
            OrderView order = orders.get(id);
            assertThat(of.outcome()).as("outcome of %s", id).isEqualTo(order == null ? "NOT_PLACED" : "PLACED");
            if (order != null) {
                assertThat(order.price())
                        .as("price of %s", id)
                        .isEqualByComparingTo(of.fields().path("price").asText());
                assertThat(of.orderId()).as("id of %s", id).isIn("", order.orderId());
            }
        });
        assertThat(LedgerFiles.broken(ledger())).as("lines out of the chain").isEmpty();
        assertThat(LedgerFiles.text(ledger()))
                .doesNotContain(exchange.apiKey())
                .doesNotContain(exchange.secretKey())
                .doesNotContain(exchange.passphrase());
    }

    @Override
    public void close() {
        pacer.shutdownNow();
        if (running != null) {
            running.destroyForcibly();
        }
        exchange.close();
    }
}
