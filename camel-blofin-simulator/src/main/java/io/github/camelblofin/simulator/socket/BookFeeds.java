package io.github.camelblofin.simulator.socket;

import io.github.camelblofin.api.Channel;
import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Socket;
import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.exchange.ExchangeListener;
import io.github.camelblofin.simulator.exchange.model.BookChange;
import io.github.camelblofin.simulator.wire.MarketRows;
import java.util.Map;

/**
 * Order books: {@code books} is a snapshot and then updates that continue its sequence, {@code books5} a full picture of
 * the best levels whenever they change. The pace is that of {@link Exchange#flushBooks}. Belongs to the event loop.
 */
final class BookFeeds implements ExchangeListener {
    private static final ChannelName BOOKS = ChannelNames.of(Socket.PUBLIC, "books");
    private static final ChannelName BOOKS5 = ChannelNames.of(Socket.PUBLIC, "books5");
    private static final int BEST = 5;

    private final Exchange exchange;
    private final Hub hub;

    BookFeeds(Exchange exchange, Hub hub) {
        this.exchange = exchange;
        this.hub = hub;
        exchange.addListener(this);
    }

    void register(Map<Channel, Feed> table) {
        table.put(Channel.BOOKS, (topic, session) -> session.pushes()
                .first(topic, topic.push("snapshot", MarketRows.bookSnapshot(exchange.bookSnapshot(topic.instId())))));
        table.put(Channel.BOOKS5, (topic, session) -> session.pushes().first(topic, best(topic)));
    }

    @Override
    public void onBookChange(BookChange change) {
        Topic full = new Topic(BOOKS, change.instId(), null);
        hub.publish(full, () -> full.push("update", MarketRows.bookChange(change)));
        if (change.topFiveChanged()) {
            Topic best = new Topic(BOOKS5, change.instId(), null);
            hub.publish(best, () -> best(best));
        }
    }

    private String best(Topic topic) {
        return topic.push("snapshot", MarketRows.book5(exchange.book(topic.instId(), BEST)));
    }
}
