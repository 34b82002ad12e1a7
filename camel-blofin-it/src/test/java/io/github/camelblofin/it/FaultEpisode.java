package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.BookView;
import io.github.camelblofin.model.Fill;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.simulator.BlofinSimulator;
import io.github.camelblofin.simulator.exchange.model.FillView;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import io.github.camelblofin.simulator.exchange.model.Side;
import io.github.camelblofin.simulator.fault.Fault;
import io.github.camelblofin.simulator.fault.RestFault;
import io.github.camelblofin.simulator.fault.SocketFault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;

/**
 * An exchange, a context with a route of orders and a route of fills, and a few seconds in which orders are placed, filled
 * and cancelled while connections break: in the end the routes know what the exchange knows.
 */
final class FaultEpisode implements Episodes.Episode {
    private static final String BTC = "BTC-USDT";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Random random;
    /** Every other episode with several workers and two sockets. */
    private final String more;

    private final BlofinSimulator exchange;
    private final CamelContext context = new DefaultCamelContext();
    private final List<Exchange> orders = new CopyOnWriteArrayList<>();
    private final List<String> fills = new CopyOnWriteArrayList<>();
    private final BookCheck book = new BookCheck(BTC);
    private final List<Throwable> wrongBooks = new CopyOnWriteArrayList<>();

    FaultEpisode(long seed) {
        random = new Random(seed);
        more = seed % 2 == 0 ? "" : "&concurrentConsumers=4&connections=2";
        exchange = BlofinSimulator.builder().seed(seed).instruments(BTC).start();
    }

    @Override
    public void play() throws Exception {
        start();
        int drops = 1 + random.nextInt(2);
        int actions = 10 + random.nextInt(20);
        for (int i = 0; i < actions; i++) {
            if (drops > 0 && random.nextInt(actions - i) < drops) {
                drops--;
                breakConnections();
            }
            if (random.nextInt(4) == 0) {
                disturb();
            }
            act();
            book.compare(exchange);
            if (random.nextInt(8) == 0) {
                awaitConnected();
            }
        }
        exchange.faults().clear();
        awaitConnected();
        act();
        Awaitility.await("what the exchange knows")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    assertLatestStates();
                    assertThat(fills).containsExactlyInAnyOrderElementsOf(fillsOfExchange());
                });
        int compared = book.compare(exchange);
        Awaitility.await("a book to compare after the faults")
                .atMost(LIMIT)
                .until(() -> book.compare(exchange) > compared);
        assertThat(wrongBooks).isEmpty();
        assertInOrderAndOnce();
    }

    private void start() throws Exception {
        BlofinComponent component = new BlofinComponent();
        component.getConfiguration().setBaseUrl(exchange.baseUrl());
        component.getConfiguration().setApiKey(exchange.apiKey());
        component.getConfiguration().setSecretKey(exchange.secretKey());
        component.getConfiguration().setPassphrase(exchange.passphrase());
        component.getConfiguration().setKeyCheck(false);
        component.setRateLimitProfile("off");
        component.setHeartbeatInterval(1_000);
        component.setHeartbeatTimeout(1_000);
        context.addComponent("blofin", component);
        context.getShutdownStrategy().setTimeout(10);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:orders?reconcileInterval=3000" + more).process(message -> orders.add(message.copy()));
                from("blofin:books?book=full&overflow=block&instId=" + BTC).process(FaultEpisode.this::hearBook);
                from("blofin:trade/fills-history?pollOn=orders&initialDelay=1&delay=2000")
                        .process(message -> fills.add(
                                message.getMessage().getBody(Fill.class).tradeId()));
            }
        });
        context.start();
    }

    private void hearBook(Exchange message) {
        try {
            book.heard(message.getMessage().getBody(BookView.class));
        } catch (AssertionError wrong) {
            wrongBooks.add(wrong);
        }
    }

    /** Also while logging in and subscribing, which makes the wait for the next attempt longer: seldom. */
    private void breakConnections() {
        switch (random.nextInt(10)) {
            case 0 -> exchange.faults().now(SocketFault.stall());
            case 1 -> {
                exchange.faults().next(1, SocketFault.dropAtLogin());
                exchange.dropConnections();
            }
            case 2 -> {
                exchange.faults().next(1, SocketFault.dropAtSubscribe());
                exchange.dropConnections();
            }
            default -> exchange.dropConnections();
        }
    }

    private void disturb() {
        List<Fault> faults = List.of(
                SocketFault.lose("orders"),
                SocketFault.duplicate("orders"),
                SocketFault.reorder("orders"),
                SocketFault.truncate("orders"),
                SocketFault.lose("books"),
                SocketFault.duplicate("books"),
                SocketFault.reorder("books"),
                SocketFault.truncate("books"),
                RestFault.statusBefore(503).of(Operation.TRADE_ORDERS_PENDING),
                RestFault.loseAnswer().of(Operation.TRADE_ORDERS_HISTORY),
                RestFault.truncate().of(Operation.TRADE_ORDERS_HISTORY),
                RestFault.slow(Duration.ofMillis(300)),
                RestFault.loseAnswer().of(Operation.TRADE_FILLS_HISTORY));
        exchange.faults().next(1 + random.nextInt(2), faults.get(random.nextInt(faults.size())));
    }

    private void act() {
        String account = exchange.account().name();
        exchange.onExchange(venue -> {
            BigDecimal last = venue.ticker(BTC).last();
            String size = Integer.toString(1 + random.nextInt(20));
            List<OrderView> open = venue.openOrders(account, PageQuery.newest(100));
            switch (random.nextInt(5)) {
                case 0 -> venue.place(account, NewOrder.market(BTC, Side.BUY, size));
                case 1, 2 -> {
                    // Never both sides: an account that trades with itself has two fills with one id.
                    String price = percentOf(last, 99 - random.nextInt(6));
                    venue.place(account, NewOrder.limit(BTC, Side.BUY, price, size));
                }
                case 3 -> venue.movePrice(BTC, new BigDecimal(percentOf(last, 97 + random.nextInt(7))));
                default -> {
                    if (!open.isEmpty()) {
                        OrderView order = open.get(random.nextInt(open.size()));
                        venue.cancel(account, BTC, order.orderId(), null);
                    }
                }
            }
            venue.step();
            return null;
        });
    }

    private static String percentOf(BigDecimal price, int percent) {
        return price.multiply(BigDecimal.valueOf(percent, 2))
                .setScale(0, RoundingMode.DOWN)
                .toPlainString();
    }

    private void awaitConnected() {
        Awaitility.await("a subscribed socket").atMost(LIMIT).until(() -> exchange.connections().stream()
                .anyMatch(socket -> socket.subscriptions().contains("orders")));
    }

    private List<String> fillsOfExchange() {
        return exchange.onExchange(venue -> venue.fills(exchange.account().name(), PageQuery.newest(10_000)).stream()
                .map(FillView::tradeId)
                .toList());
    }

    private void assertLatestStates() {
        List<OrderView> all = exchange.onExchange(venue -> {
            List<OrderView> views =
                    new ArrayList<>(venue.openOrders(exchange.account().name(), PageQuery.newest(1_000)));
            views.addAll(venue.orderHistory(exchange.account().name(), PageQuery.newest(1_000)));
            return views;
        });
        Map<String, List<Order>> heard = heard();
        for (OrderView order : all) {
            List<Order> versions = heard.get(order.orderId());
            assertThat(versions).as("order %s", order.orderId()).isNotNull();
            Order latest = versions.get(versions.size() - 1);
            assertThat(latest.state().value())
                    .as(order.orderId())
                    .isEqualTo(order.state().text());
            assertThat(latest.filledSize()).as(order.orderId()).isEqualByComparingTo(order.filledSize());
        }
    }

    private Map<String, List<Order>> heard() {
        Map<String, List<Order>> byId = new LinkedHashMap<>();
        for (Exchange message : orders) {
            Order order = message.getMessage().getBody(Order.class);
            byId.computeIfAbsent(order.orderId(), id -> new ArrayList<>()).add(order);
        }
        return byId;
    }

    private void assertInOrderAndOnce() {
        heard().forEach((id, versions) -> {
            for (int i = 1; i < versions.size(); i++) {
                assertThat(versions.get(i - 1).state().open()).as(id).isTrue();
                assertThat(versions.get(i).filledSize())
                        .as(id)
                        .isGreaterThanOrEqualTo(versions.get(i - 1).filledSize());
            }
        });
        assertThat(orders)
                .extracting(message -> message.getMessage().getHeader(BlofinHeaders.MESSAGE_KEY))
                .doesNotHaveDuplicates();
        assertThat(fills).doesNotHaveDuplicates();
    }

    @Override
    public void close() {
        context.stop();
        exchange.close();
    }
}
