package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.model.AccountBalance;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.Position;
import io.github.camelblofin.simulator.BlofinSimulator;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import io.github.camelblofin.simulator.exchange.model.PositionView;
import io.github.camelblofin.simulator.exchange.model.Side;
import io.github.camelblofin.simulator.fault.Fault;
import io.github.camelblofin.simulator.fault.RestFault;
import io.github.camelblofin.simulator.fault.SocketFault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;

/** An account that trades while its connections break: when all is quiet its views show what the exchange has. */
final class ViewEpisode implements Episodes.Episode {
    private static final String BTC = "BTC-USDT";
    private static final String VIEW = "?viewStale=allow&reconcileInterval=1000";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Random random;
    private final BlofinSimulator exchange;
    private final CamelContext context = new DefaultCamelContext();
    private ProducerTemplate template;

    ViewEpisode(long seed) {
        random = new Random(seed);
        exchange = BlofinSimulator.builder().seed(seed).instruments(BTC).start();
    }

    @Override
    public void play() throws Exception {
        BlofinComponent component = new BlofinComponent();
        component.getConfiguration().setBaseUrl(exchange.baseUrl());
        component.getConfiguration().setApiKey(exchange.apiKey());
        component.getConfiguration().setSecretKey(exchange.secretKey());
        component.getConfiguration().setPassphrase(exchange.passphrase());
        component.getConfiguration().setKeyCheck(false);
        component.getConfiguration().setListLag(400);
        component.setRateLimitProfile("off");
        component.setHeartbeatInterval(1_000);
        component.setHeartbeatTimeout(1_000);
        context.addComponent("blofin", component);
        context.start();
        template = context.createProducerTemplate();
        act();
        ask("positions");
        ask("orders");
        ask("balances");
        int actions = 15 + random.nextInt(15);
        for (int i = 0; i < actions; i++) {
            if (random.nextInt(4) == 0) {
                disturb();
            }
            act();
        }
        exchange.faults().clear();
        act();
        Awaitility.await("what the exchange has")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(this::assertSame);
    }

    private Exchange ask(String view) {
        return template.request("blofin:local/" + view + VIEW, message -> {});
    }

    private <T> List<T> shown(String view) {
        Exchange answer = ask(view);
        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader(BlofinHeaders.VIEW_IN_SYNC))
                .as(view)
                .isEqualTo(true);
        @SuppressWarnings("unchecked")
        List<T> rows = answer.getMessage().getBody(List.class);
        return rows;
    }

    private void assertSame() {
        String account = exchange.account().name();
        List<OrderView> open = exchange.onExchange(venue -> venue.openOrders(account, PageQuery.newest(1_000)));
        List<PositionView> held = exchange.onExchange(venue -> venue.positions(account, null));
        assertThat(byKey(this.<Order>shown("orders"), order -> order.orderId() + " " + plain(order.filledSize())))
                .isEqualTo(byKey(open, order -> order.orderId() + " " + plain(order.filledSize())));
        assertThat(byKey(this.<Position>shown("positions"), row -> row.instId() + " " + plain(row.positions())))
                .isEqualTo(byKey(held, row -> row.instId() + " " + plain(row.positions())));
        Exchange wallet = ask("balances");
        assertThat(wallet.getMessage().getHeader(BlofinHeaders.VIEW_IN_SYNC)).isEqualTo(true);
        AccountBalance balance = wallet.getMessage().getBody(AccountBalance.class);
        BigDecimal truth = exchange.onExchange(venue -> venue.balance(account).balance());
        assertThat(balance.details().get(0).balance()).isEqualByComparingTo(truth);
    }

    private static String plain(BigDecimal value) {
        return value == null || value.signum() == 0
                ? "0"
                : value.stripTrailingZeros().toPlainString();
    }

    private static <T> Map<String, Integer> byKey(List<T> rows, Function<T, String> key) {
        return rows.stream().collect(Collectors.toMap(key, row -> 1, Integer::sum, TreeMap::new));
    }

    private void disturb() {
        if (random.nextInt(3) == 0) {
            exchange.dropConnections();
            return;
        }
        List<Fault> faults = List.of(
                SocketFault.lose("orders"),
                SocketFault.lose("positions"),
                SocketFault.lose("account"),
                SocketFault.duplicate("orders"),
                SocketFault.reorder("orders"),
                SocketFault.reorder("positions"),
                SocketFault.truncate("orders"),
                SocketFault.dropAtLogin(),
                SocketFault.dropAtSubscribe(),
                RestFault.statusBefore(503).of(Operation.TRADE_ORDERS_PENDING),
                RestFault.loseAnswer().of(Operation.ACCOUNT_POSITIONS),
                RestFault.truncate().of(Operation.ACCOUNT_BALANCE),
                RestFault.slow(Duration.ofMillis(300)));
        exchange.faults().next(1 + random.nextInt(2), faults.get(random.nextInt(faults.size())));
    }

    private void act() {
        String account = exchange.account().name();
        exchange.onExchange(venue -> {
            BigDecimal last = venue.ticker(BTC).last();
            String size = Integer.toString(1 + random.nextInt(20));
            List<OrderView> open = venue.openOrders(account, PageQuery.newest(100));
            switch (random.nextInt(5)) {
                case 0 -> venue.place(account, NewOrder.market(BTC, random.nextBoolean() ? Side.BUY : Side.SELL, size));
                case 1, 2 -> {
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

    @Override
    public void close() {
        context.stop();
        exchange.close();
    }
}
