package io.github.camelblofin.simulator.socket;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelblofin.api.Bar;
import io.github.camelblofin.api.Channel;
import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Socket;
import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.exchange.ExchangeListener;
import io.github.camelblofin.simulator.exchange.model.CandleKind;
import io.github.camelblofin.simulator.exchange.model.CandleView;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import io.github.camelblofin.simulator.exchange.model.TradeView;
import io.github.camelblofin.simulator.wire.Json;
import io.github.camelblofin.simulator.wire.MarketRows;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trades one by one, tickers and candles at most once a second and only when they changed, funding rates now and then. A
 * finished candle is pushed once with {@code confirm} 1. Belongs to the event loop.
 */
final class MarketFeeds implements ExchangeListener {
    private static final ChannelName TRADES = ChannelNames.of(Socket.PUBLIC, "trades");
    private static final Map<CandleKind, Channel> CANDLES = new EnumMap<>(Map.of(
            CandleKind.TRADE, Channel.CANDLE,
            CandleKind.INDEX, Channel.INDEX_CANDLE,
            CandleKind.MARK, Channel.MARK_PRICE_CANDLE));

    private final Exchange exchange;
    private final Hub hub;
    /** What was sent last, without its time: an unchanged row is not sent again. */
    private final Map<Topic, String> sent = new HashMap<>();

    MarketFeeds(Exchange exchange, Hub hub) {
        this.exchange = exchange;
        this.hub = hub;
        exchange.addListener(this);
    }

    void register(Map<Channel, Feed> table) {
        table.put(Channel.TRADES, (topic, session) -> {});
        table.put(Channel.TICKERS, (topic, session) -> session.pushes().first(topic, ticker(topic)));
        table.put(Channel.FUNDING_RATE, (topic, session) -> session.pushes().first(topic, fundingRate(topic)));
        CANDLES.forEach((kind, channel) -> table.put(channel, (topic, session) -> {
            ArrayNode rows = newestCandle(kind, topic);
            if (!rows.isEmpty()) {
                session.pushes().first(topic, topic.push(rows));
            }
        }));
    }

    @Override
    public void onTrade(TradeView trade) {
        Topic topic = new Topic(TRADES, trade.instId(), null);
        hub.publish(topic, () -> topic.push(Json.listOf(MarketRows.trade(trade))));
    }

    @Override
    public void onCandleClosed(CandleKind kind, CandleView candle) {
        ChannelName name =
                ChannelNames.of(Socket.PUBLIC, kind.text() + candle.bar().code());
        Topic topic = new Topic(name, candle.instId(), null);
        hub.publish(topic, () -> topic.push(Json.listOf(MarketRows.candle(kind, candle))));
    }

    void pushTickers() {
        forget();
        for (Topic topic : hub.topics(Channel.TICKERS)) {
            String picture = MarketRows.ticker(exchange.ticker(topic.instId()))
                    .without("ts")
                    .toString();
            if (!picture.equals(sent.put(topic, picture))) {
                hub.publish(topic, () -> ticker(topic));
            }
        }
    }

    void pushCandles() {
        CANDLES.forEach((kind, channel) -> {
            for (Topic topic : hub.topics(channel)) {
                ArrayNode rows = newestCandle(kind, topic);
                String picture = rows.toString();
                if (!rows.isEmpty() && !picture.equals(sent.put(topic, picture))) {
                    hub.publish(topic, () -> topic.push(rows));
                }
            }
        });
    }

    void pushFundingRates() {
        for (Topic topic : hub.topics(Channel.FUNDING_RATE)) {
            hub.publish(topic, () -> fundingRate(topic));
        }
    }

    /** Topics nobody listens to any more need no memory. */
    private void forget() {
        sent.keySet().removeIf(topic -> !hub.isHeard(topic));
    }

    private String ticker(Topic topic) {
        return topic.push(Json.listOf(MarketRows.ticker(exchange.ticker(topic.instId()))));
    }

    private String fundingRate(Topic topic) {
        return topic.push(Json.listOf(MarketRows.fundingRate(exchange.fundingRate(topic.instId()))));
    }

    private ArrayNode newestCandle(CandleKind kind, Topic topic) {
        Bar bar = topic.name().bar();
        List<CandleView> rows = exchange.candles(kind, topic.instId(), bar, PageQuery.newest(1));
        return Json.array(rows, candle -> MarketRows.candle(kind, candle));
    }
}
