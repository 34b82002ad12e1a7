package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.model.Candle;
import io.github.camelblofin.model.Gap;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.OrderState;
import io.github.camelblofin.model.Position;
import io.github.camelblofin.model.Trade;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** What happens while the connection is down reaches the route. */
class RecoveryTest extends SimulatorTestSupport {
    private static final String BTC = "BTC-USDT";

    private final List<Exchange> received = new CopyOnWriteArrayList<>();

    private void stream(String uri) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> received.add(exchange.copy()));
            }
        });
    }

    private <T> List<T> bodies(Class<T> type) {
        return received.stream()
                .map(message -> message.getMessage().getBody())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static boolean recovered(Exchange message) {
        return Boolean.TRUE.equals(message.getMessage().getHeader(BlofinHeaders.RECOVERED));
    }

    private OrderView order(String orderId) {
        return exchange.onExchange(
                venue -> venue.order(exchange.account().name(), orderId, null).orElseThrow());
    }

    private String place(NewOrder order) {
        return exchange.onExchange(
                venue -> venue.place(exchange.account().name(), order).orderId());
    }

    /** So many trades at once, before anybody can come back. */
    private void trade(int count) {
        exchange.onExchange(venue -> {
            for (int i = 0; i < count; i++) {
                venue.place(exchange.account().name(), NewOrder.market(BTC, i % 2 == 0 ? Side.BUY : Side.SELL, "1"));
            }
            return null;
        });
    }

    private BigDecimal last() {
        return exchange.onExchange(venue -> venue.ticker(BTC).last());
    }

    private String percentOfLast(int percent) {
        return last().multiply(BigDecimal.valueOf(percent, 2))
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
        return bodies(Order.class).stream()
                .filter(order -> order.orderId().equals(orderId))
                .map(order -> order.state().value())
                .toList();
    }

    @Test
    void ordersThatFilledWhileDisconnectedAreDeliveredOnce() throws Exception {
        String before = place(NewOrder.limit(BTC, Side.BUY, percentOfLast(85), "1"));
        stream("blofin:orders");
        String open = place(NewOrder.limit(BTC, Side.BUY, percentOfLast(90), "2"));
        String untouched = place(NewOrder.limit(BTC, Side.BUY, percentOfLast(82), "1"));
        await("the pushes").until(() -> bodies(Order.class).size() == 2);

        exchange.dropConnections();
        String away = place(NewOrder.market(BTC, Side.BUY, "3"));
        movePrice(84);
        await("the fill").until(() -> order(open).state().text().equals("filled"));
        await("the other fill").until(() -> order(before).state().text().equals("filled"));

        await("the recovered rows").untilAsserted(() -> {
            assertThat(states(open)).containsExactly("live", "filled");
            assertThat(states(before)).containsExactly("filled");
            assertThat(states(away)).containsExactly("filled");
        });
        assertThat(received)
                .filteredOn(RecoveryTest::recovered)
                .extracting(message -> message.getMessage().getBody(Order.class).orderId())
                .containsExactlyInAnyOrder(open, before, away);
        place(NewOrder.market(BTC, Side.SELL, "1"));
        await("live pushes").until(() -> !recovered(received.get(received.size() - 1)));
        assertThat(states(untouched)).containsExactly("live");
        assertThat(keys()).doesNotHaveDuplicates();
    }

    private List<String> keys() {
        return received.stream()
                .map(message -> message.getMessage().getHeader(BlofinHeaders.MESSAGE_KEY, String.class))
                .toList();
    }

    @Test
    void candlesOfAnOutageAreDeliveredWithoutAHole() throws Exception {
        stream("blofin:candle1m?instId=BTC-USDT");
        await("candles").until(() -> !received.isEmpty());

        exchange.dropConnections();
        exchange.setClockSkew(Duration.ofMinutes(4));

        await("finished candles").until(() -> confirmed().size() >= 3);
        long bar = Duration.ofMinutes(1).toMillis();
        List<Long> times = confirmed();
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i)).isEqualTo(times.get(i - 1) + bar);
        }
        assertThat(times.get(0))
                .as("the candle that was open when the connection was lost")
                .isEqualTo(bodies(Candle.class).get(0).ts().toEpochMilli());
        assertThat(bodies(Gap.class)).isEmpty();
    }

    private List<Long> confirmed() {
        return bodies(Candle.class).stream()
                .filter(Candle::confirmed)
                .map(candle -> candle.ts().toEpochMilli())
                .toList();
    }

    @Test
    void tradesOfAnOutageAreReadAndWhatIsOlderIsAGap() throws Exception {
        stream("blofin:trades?instId=BTC-USDT");
        await("trades").until(() -> received.size() >= 3);

        exchange.dropConnections();
        trade(150);

        await("the gap").until(() -> !bodies(Gap.class).isEmpty());
        await("live trades").until(() -> !recovered(received.get(received.size() - 1)));
        List<Trade> trades = bodies(Trade.class);
        assertThat(trades.stream().map(trade -> Long.parseLong(trade.tradeId())).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        Gap gap = bodies(Gap.class).get(0);
        Exchange message = received.stream()
                .filter(each -> each.getMessage().getBody() instanceof Gap)
                .findFirst()
                .orElseThrow();
        int at = received.indexOf(message);
        assertThat(message.getMessage().getHeader(BlofinHeaders.GAP)).isEqualTo(true);
        assertThat(gap.lastId())
                .isEqualTo(
                        received.get(at - 1).getMessage().getBody(Trade.class).tradeId());
        assertThat(gap.firstId())
                .isEqualTo(
                        received.get(at + 1).getMessage().getBody(Trade.class).tradeId());
        assertThat(gap.from()).isBeforeOrEqualTo(gap.to());
        assertThat(received.stream().filter(RecoveryTest::recovered).count()).isEqualTo(100);
    }

    @Test
    void aShortOutageOfTradesLeavesNoGap() throws Exception {
        stream("blofin:trades?instId=BTC-USDT");
        await("trades").until(() -> received.size() >= 3);

        exchange.dropConnections();
        trade(10);

        await("recovered trades").until(() -> received.stream().anyMatch(RecoveryTest::recovered));
        await("live trades").until(() -> !recovered(received.get(received.size() - 1)));
        List<Long> got = bodies(Trade.class).stream()
                .map(trade -> Long.parseLong(trade.tradeId()))
                .toList();
        List<Long> all = exchange.onExchange(venue -> venue.trades(BTC, 1_000).stream()
                .map(trade -> Long.parseLong(trade.tradeId()))
                .filter(id -> id >= got.get(0) && id <= got.get(got.size() - 1))
                .sorted()
                .toList());
        assertThat(got).isEqualTo(all);
        assertThat(bodies(Gap.class)).isEmpty();
    }

    @Test
    void aPositionThatWasClosedWhileDisconnectedIsReportedClosed() throws Exception {
        place(NewOrder.market(BTC, Side.BUY, "2"));
        stream("blofin:positions");
        await("the position").until(() -> !received.isEmpty());

        exchange.dropConnections();
        place(NewOrder.market(BTC, Side.SELL, "2").reducing());

        await("the closed position").until(() -> received.stream().anyMatch(RecoveryTest::recovered));
        Position closed = received.get(received.size() - 1).getMessage().getBody(Position.class);
        assertThat(closed.positions()).isZero();
        assertThat(closed.availablePositions()).isZero();
        assertThat(closed.markPrice()).isNull();
        assertThat(closed.instId()).isEqualTo(BTC);
        assertThat(received.get(received.size() - 1).getMessage().getHeader(BlofinHeaders.MESSAGE_KEY, String.class))
                .endsWith(":closed");
    }

    @Test
    void recoveredRowsHaveTheFormThatIsAskedFor() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:orders?output=map").process(e -> received.add(e.copy()));
                from("blofin:orders?output=json").process(e -> received.add(e.copy()));
                from("blofin:orders?output=raw").process(e -> received.add(e.copy()));
                from("blofin:orders?delivery=message").process(e -> received.add(e.copy()));
            }
        });
        String open = place(NewOrder.limit(BTC, Side.BUY, percentOfLast(90), "2"));
        await("the pushes").until(() -> received.size() == 4);
        received.clear();

        exchange.dropConnections();
        movePrice(84);
        await("the fill").until(() -> order(open).state().text().equals("filled"));

        await("recovered rows").until(() -> received.size() == 4);
        assertThat(received).allMatch(RecoveryTest::recovered);
        assertThat(keys()).as("the same for all forms").hasSize(4).containsOnly(keys().get(0));
        List<Object> bodies = new ArrayList<>(
                received.stream().map(message -> message.getMessage().getBody()).toList());
        assertThat(bodies).anyMatch(body -> body instanceof Map<?, ?> row && "filled".equals(row.get("state")));
        assertThat(bodies)
                .anyMatch(body ->
                        body.toString().startsWith("[{") && body.toString().contains("\"filled\""));
        assertThat(bodies)
                .anyMatch(body -> body.toString().startsWith("{\"arg\":{\"channel\":\"orders\"},\"data\":[{"));
        assertThat(bodies)
                .anyMatch(body -> body instanceof List<?> rows
                        && ((Order) rows.get(0)).state().equals(OrderState.FILLED));
    }

    @Test
    void withoutRecoveryTheRouteGetsWhatIsPushed() throws Exception {
        stream("blofin:orders?recover=false");
        String open = place(NewOrder.limit(BTC, Side.BUY, percentOfLast(90), "2"));
        await("the push").until(() -> received.size() == 1);

        exchange.dropConnections();
        movePrice(84);
        await("the fill").until(() -> order(open).state().text().equals("filled"));
        await("the socket").until(() -> exchange.connections().stream()
                .anyMatch(socket -> !socket.subscriptions().isEmpty()));
        String later = place(NewOrder.market(BTC, Side.SELL, "1"));

        await("live pushes").until(() -> states(later).contains("filled"));
        assertThat(states(open)).containsExactly("live");
    }
}
