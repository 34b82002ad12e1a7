package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.BlofinStreamConsumer;
import io.github.camelblofin.model.Candle;
import io.github.camelblofin.model.Gap;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.Position;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.io.File;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams with a stored position: what happens while the process is down, or while the route fails, is not lost. */
class RestartTest extends SimulatorTestSupport {
    private static final String BTC = "BTC-USDT";
    private static final String KEPT = "&offsetRepository=#positions";

    private final List<Exchange> received = new CopyOnWriteArrayList<>();
    private StateRepository<String, String> positions = new LastingPositions();

    @TempDir
    Path folder;

    private RouteBuilder collecting(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("stream").process(exchange -> received.add(exchange.copy()));
            }
        };
    }

    private void startContext(RouteBuilder routes) throws Exception {
        context.getRegistry().bind("positions", positions);
        start(routes);
    }

    private void restart(RouteBuilder routes) throws Exception {
        CamelContext next = new DefaultCamelContext();
        next.getShutdownStrategy().setTimeout(10);
        next.addComponent("blofin", component());
        context = next;
        startContext(routes);
    }

    private String place(NewOrder order) {
        return exchange.onExchange(
                venue -> venue.place(exchange.account().name(), order).orderId());
    }

    private String percentOfLast(int percent) {
        return exchange.onExchange(venue -> venue.ticker(BTC).last())
                .multiply(BigDecimal.valueOf(percent, 2))
                .setScale(0, RoundingMode.DOWN)
                .toPlainString();
    }

    private void movePrice(int percent) {
        BigDecimal price = new BigDecimal(percentOfLast(percent));
        exchange.onExchange(venue -> {
            venue.movePrice(BTC, price);
            venue.step();
            return null;
        });
    }

    private List<String> states(String orderId) {
        return received.stream()
                .map(message -> message.getMessage().getBody(Order.class))
                .filter(order -> order != null && order.orderId().equals(orderId))
                .map(order -> order.state().value())
                .toList();
    }

    private void awaitState(String orderId, String state) {
        await(orderId + " " + state).until(() -> exchange.onExchange(venue ->
                        venue.order(exchange.account().name(), orderId, null).orElseThrow())
                .state()
                .text()
                .equals(state));
    }

    @Test
    void ordersThatFilledWhileTheProcessWasDownComeAfterTheRestart() throws Exception {
        FileStateRepository file = new FileStateRepository();
        file.setFileStore(new File(folder.toFile(), "positions.dat"));
        positions = file;
        startContext(collecting("blofin:orders?" + KEPT.substring(1)));
        String open = place(NewOrder.limit(BTC, Side.BUY, percentOfLast(90), "2"));
        String done = place(NewOrder.market(BTC, Side.BUY, "1"));
        await("the pushes")
                .until(() -> states(done).contains("filled") && !states(open).isEmpty());
        context.stop();

        String away = place(NewOrder.market(BTC, Side.BUY, "3"));
        movePrice(84);
        awaitState(open, "filled");
        received.clear();
        FileStateRepository again = new FileStateRepository();
        again.setFileStore(new File(folder.toFile(), "positions.dat"));
        positions = again;
        restart(collecting("blofin:orders?" + KEPT.substring(1)));

        await("what was missed")
                .until(() -> !states(open).isEmpty() && !states(away).isEmpty());
        String later = place(NewOrder.market(BTC, Side.SELL, "1"));
        await("live pushes").until(() -> states(later).contains("filled"));
        assertThat(states(open)).containsExactly("filled");
        assertThat(states(away)).containsExactly("filled");
        assertThat(states(done)).as("completed before the restart").isEmpty();
    }

    @Test
    void aMessageThatFailsThreeTimesIsDeliveredUntilItCompletes() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        startContext(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:orders?" + KEPT.substring(1)).routeId("stream").process(e -> {
                    if (tries.getAndIncrement() < 3) {
                        throw new IllegalStateException("the ledger is away");
                    }
                    received.add(e.copy());
                });
            }
        });

        String first = place(NewOrder.limit(BTC, Side.BUY, percentOfLast(90), "2"));
        String second = place(NewOrder.limit(BTC, Side.BUY, percentOfLast(91), "2"));

        await("both orders").until(() -> received.size() == 2);
        assertThat(received)
                .extracting(message -> message.getMessage().getBody(Order.class).orderId())
                .containsExactly(first, second);
        assertThat(tries).hasValue(5);
        assertThat(consumer().getSkipped()).isZero();
    }

    private BlofinStreamConsumer consumer() {
        return (BlofinStreamConsumer) context.getRoute("stream").getConsumer();
    }

    @Test
    void aMessageThatNeverCompletedComesAgainAfterTheRestart() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        startContext(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:orders?" + KEPT.substring(1)).process(e -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("the ledger is away");
                });
            }
        });
        String order = place(NewOrder.market(BTC, Side.BUY, "1"));
        await("three failures").until(() -> tries.get() >= 3);
        context.stop();
        assertThat(context.getShutdownStrategy().isTimeoutOccurred())
                .as("a message that never completes holds no stop")
                .isFalse();

        restart(collecting("blofin:orders?" + KEPT.substring(1)));

        await("the order").until(() -> states(order).contains("filled"));
        Exchange message = received.get(0);
        assertThat(message.getMessage().getHeader(BlofinHeaders.RECOVERED)).isEqualTo(true);
    }

    @Test
    void withoutBreakOnFirstErrorAFailedMessageIsSkippedAndCounted() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        startContext(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:orders?breakOnFirstError=false" + KEPT)
                        .routeId("stream")
                        .process(e -> {
                            if (tries.getAndIncrement() == 0) {
                                throw new IllegalStateException("the ledger is away");
                            }
                            received.add(e.copy());
                        });
            }
        });
        place(NewOrder.limit(BTC, Side.BUY, percentOfLast(90), "2"));
        String second = place(NewOrder.limit(BTC, Side.BUY, percentOfLast(91), "2"));

        await("the second order").until(() -> received.size() == 1);
        assertThat(states(second)).containsExactly("live");
        assertThat(consumer().getSkipped()).isEqualTo(1);
    }

    /** A crash is played by giving the next process the positions of a while ago. */
    @Test
    void whatComesTwiceOverACrashHasTheSameKeyForTheIdempotentConsumer() throws Exception {
        File seen = new File(folder.toFile(), "seen.dat");
        List<String> keys = new CopyOnWriteArrayList<>();
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:orders?offsetKey=ledger" + KEPT)
                        .process(e -> keys.add(e.getMessage().getHeader(BlofinHeaders.MESSAGE_KEY, String.class)))
                        .idempotentConsumer(
                                header(BlofinHeaders.MESSAGE_KEY),
                                FileIdempotentRepository.fileIdempotentRepository(seen))
                        .process(exchange -> received.add(exchange.copy()));
            }
        };
        startContext(routes);
        String early = eventually("a first position", () -> positions.getState("ledger"));
        String order = place(NewOrder.market(BTC, Side.BUY, "1"));
        await("the order").until(() -> states(order).contains("filled"));
        context.stop();
        assertThat(positions.getState("ledger")).isNotEqualTo(early);

        positions.setState("ledger", early);
        restart(routes);
        String later = place(NewOrder.market(BTC, Side.BUY, "1"));
        await("the later order").until(() -> states(later).contains("filled"));

        assertThat(keys)
                .as("it did come twice")
                .hasSizeGreaterThan(Set.copyOf(keys).size());
        assertThat(states(order))
                .as("delivered once to what lies behind the idempotent consumer")
                .containsExactly("live", "filled");
    }

    @Test
    void candlesOfADowntimeAreDeliveredWithoutAHole() throws Exception {
        startContext(collecting("blofin:candle1m?instId=BTC-USDT" + KEPT));
        await("candles").until(() -> !received.isEmpty());
        long first = received.get(0).getMessage().getBody(Candle.class).ts().toEpochMilli();
        context.stop();

        received.clear();
        exchange.setClockSkew(Duration.ofMinutes(5));
        restart(collecting("blofin:candle1m?instId=BTC-USDT" + KEPT));

        await("finished candles").until(() -> confirmed().size() >= 4);
        List<Long> times = confirmed();
        for (int i = 0; i < times.size(); i++) {
            assertThat(times.get(i)).isEqualTo(first + i * Duration.ofMinutes(1).toMillis());
        }
    }

    private List<Long> confirmed() {
        return received.stream()
                .map(message -> message.getMessage().getBody())
                .filter(body -> body instanceof Candle candle && candle.confirmed())
                .map(body -> ((Candle) body).ts().toEpochMilli())
                .toList();
    }

    @Test
    void tradesOfALongDowntimeBeginWithAGap() throws Exception {
        startContext(collecting("blofin:trades?instId=BTC-USDT" + KEPT));
        await("trades").until(() -> received.size() >= 3);
        context.stop();
        received.clear();
        for (int i = 0; i < 150; i++) {
            place(NewOrder.market(BTC, i % 2 == 0 ? Side.BUY : Side.SELL, "1"));
        }

        restart(collecting("blofin:trades?instId=BTC-USDT" + KEPT));

        await("trades").until(() -> received.size() > 100);
        assertThat(received.get(0).getMessage().getBody()).isInstanceOf(Gap.class);
        assertThat(received.get(1).getMessage().getHeader(BlofinHeaders.RECOVERED))
                .isEqualTo(true);
    }

    @Test
    void aPositionThatWasClosedWhileTheProcessWasDownIsReportedClosed() throws Exception {
        place(NewOrder.market(BTC, Side.BUY, "2"));
        startContext(collecting("blofin:positions?" + KEPT.substring(1)));
        await("the position").until(() -> !received.isEmpty());
        context.stop();
        received.clear();
        place(NewOrder.market(BTC, Side.SELL, "2").reducing());

        restart(collecting("blofin:positions?" + KEPT.substring(1)));

        await("the closed position").until(() -> !received.isEmpty());
        assertThat(received.get(0).getMessage().getBody(Position.class).positions())
                .isZero();
    }

    @Test
    void aStoredPositionThatIsNoneFailsTheStart() {
        positions.setState("ledger", "scribble");

        assertThatThrownBy(() -> startContext(collecting("blofin:orders?offsetKey=ledger" + KEPT)))
                .hasStackTraceContaining("What offsetRepository holds under the key ledger is no position")
                .hasStackTraceContaining("set another offsetKey");
    }

    @Test
    void channelsThatCannotBeRecoveredSaySo() {
        assertThatThrownBy(() -> startContext(collecting("blofin:tickers?instId=BTC-USDT" + KEPT)))
                .hasStackTraceContaining("offsetRepository would do nothing");
        assertThatThrownBy(() -> restart(collecting("blofin:tickers?instId=BTC-USDT&recover=true")))
                .hasStackTraceContaining("recover=true would do nothing");
        assertThatThrownBy(() -> restart(collecting("blofin:orders?recover=false" + KEPT)))
                .hasStackTraceContaining("remove one of them");
    }

    /** Outlives its context, as a database does. */
    private static final class LastingPositions extends ServiceSupport implements StateRepository<String, String> {
        private final Map<String, String> states = new ConcurrentHashMap<>();

        @Override
        public void setState(String key, String value) {
            states.put(key, value);
        }

        @Override
        public String getState(String key) {
            return states.get(key);
        }
    }
}
