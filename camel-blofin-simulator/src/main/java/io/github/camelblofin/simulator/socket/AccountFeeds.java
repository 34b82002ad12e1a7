package io.github.camelblofin.simulator.socket;

import io.github.camelblofin.api.Channel;
import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Socket;
import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.exchange.ExchangeListener;
import io.github.camelblofin.simulator.exchange.model.AlgoView;
import io.github.camelblofin.simulator.exchange.model.BalanceView;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PositionView;
import io.github.camelblofin.simulator.wire.AccountRows;
import io.github.camelblofin.simulator.wire.AlgoRows;
import io.github.camelblofin.simulator.wire.Json;
import java.util.List;
import java.util.Map;

/**
 * What happens on an account: orders when they change and never before, positions first as they are and then when they
 * change, the wallet when it changes; positions and wallet again at intervals, since prices move them. TP/SL
 * and trigger orders come on {@code orders-algo}, like orders when they change. Belongs to the event loop.
 */
final class AccountFeeds implements ExchangeListener {
    private static final ChannelName ORDERS = ChannelNames.of(Socket.PRIVATE, "orders");
    private static final ChannelName ALGO = ChannelNames.of(Socket.PRIVATE, "orders-algo");
    private static final ChannelName POSITIONS = ChannelNames.of(Socket.PRIVATE, "positions");
    private static final ChannelName ACCOUNT = ChannelNames.of(Socket.PRIVATE, "account");

    private final Exchange exchange;
    private final Hub hub;

    AccountFeeds(Exchange exchange, Hub hub) {
        this.exchange = exchange;
        this.hub = hub;
        exchange.addListener(this);
    }

    void register(Map<Channel, Feed> table) {
        table.put(Channel.ORDERS, (topic, session) -> {});
        table.put(Channel.ORDERS_ALGO, (topic, session) -> {});
        table.put(Channel.POSITIONS, (topic, session) -> session.pushes().first(topic, positions(topic, held(topic))));
        table.put(Channel.ACCOUNT, (topic, session) -> {});
    }

    @Override
    public void onOrder(String accountId, OrderView order) {
        for (Topic topic : both(ORDERS, order.instId(), accountId)) {
            hub.publish(topic, () -> topic.push("update", Json.listOf(AccountRows.orderPush(order))));
        }
    }

    @Override
    public void onAlgoOrder(String accountId, AlgoView order) {
        for (Topic topic : both(ALGO, order.terms().instId(), accountId)) {
            hub.publish(topic, () -> topic.push("update", Json.listOf(AlgoRows.push(order))));
        }
    }

    @Override
    public void onPosition(String accountId, PositionView position) {
        for (Topic topic : both(POSITIONS, position.instId(), accountId)) {
            hub.publish(topic, () -> positions(topic, List.of(position)));
        }
    }

    @Override
    public void onBalance(String accountId, BalanceView balance) {
        Topic topic = new Topic(ACCOUNT, null, accountId);
        hub.publish(topic, () -> topic.push(AccountRows.balancePush(balance)));
    }

    void pushAll() {
        for (Topic topic : hub.topics(Channel.POSITIONS)) {
            List<PositionView> held = held(topic);
            if (!held.isEmpty()) {
                hub.publish(topic, () -> positions(topic, held));
            }
        }
        for (Topic topic : hub.topics(Channel.ACCOUNT)) {
            hub.publish(topic, () -> topic.push(AccountRows.balancePush(exchange.balance(topic.accountId()))));
        }
    }

    /** Who listens to one instrument and who listens to all. */
    private static List<Topic> both(ChannelName name, String instId, String accountId) {
        return List.of(new Topic(name, null, accountId), new Topic(name, instId, accountId));
    }

    private List<PositionView> held(Topic topic) {
        return exchange.positions(topic.accountId(), topic.instId());
    }

    private static String positions(Topic topic, List<PositionView> rows) {
        return topic.push(Json.array(rows, AccountRows::positionPush));
    }
}
