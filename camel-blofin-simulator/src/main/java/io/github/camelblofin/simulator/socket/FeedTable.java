package io.github.camelblofin.simulator.socket;

import io.github.camelblofin.api.Channel;
import io.github.camelblofin.simulator.exchange.Exchange;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each channel sends. A channel of BloFin's without a feed is refused like a wrong request; which those are is
 * computed, so nothing can be forgotten silently.
 */
public final class FeedTable {
    private final Map<Channel, Feed> feeds = new EnumMap<>(Channel.class);
    private final MarketFeeds market;
    private final AccountFeeds account;

    FeedTable(Exchange exchange, Hub hub) {
        market = new MarketFeeds(exchange, hub);
        account = new AccountFeeds(exchange, hub);
        market.register(feeds);
        account.register(feeds);
        new BookFeeds(exchange, hub).register(feeds);
    }

    Optional<Feed> find(Channel channel) {
        return Optional.ofNullable(feeds.get(channel));
    }

    /** Channels of BloFin's that this simulator does not offer. */
    public Set<Channel> missing() {
        Set<Channel> missing = EnumSet.allOf(Channel.class);
        missing.removeAll(feeds.keySet());
        return missing;
    }

    /** Sends what is due once a second: tickers and candles that changed. */
    public void everySecond() {
        market.pushTickers();
        market.pushCandles();
    }

    /** Sends what is due in long intervals: wallets and positions. */
    public void everyFewSeconds() {
        account.pushAll();
    }

    /** Sends what is due every half minute: funding rates. */
    public void everyHalfMinute() {
        market.pushFundingRates();
    }
}
