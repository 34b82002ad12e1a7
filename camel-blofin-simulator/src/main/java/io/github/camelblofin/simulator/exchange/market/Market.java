package io.github.camelblofin.simulator.exchange.market;

import io.github.camelblofin.api.Bar;
import io.github.camelblofin.simulator.exchange.matching.OrderBook;
import io.github.camelblofin.simulator.exchange.matching.PriceLevel;
import io.github.camelblofin.simulator.exchange.matching.Scale;
import io.github.camelblofin.simulator.exchange.model.CandleKind;
import io.github.camelblofin.simulator.exchange.model.FundingRateView;
import io.github.camelblofin.simulator.exchange.model.Instrument;
import io.github.camelblofin.simulator.exchange.model.Listing;
import io.github.camelblofin.simulator.exchange.model.MarkPriceView;
import io.github.camelblofin.simulator.exchange.model.PriceRange;
import io.github.camelblofin.simulator.exchange.model.Side;
import io.github.camelblofin.simulator.exchange.model.TickerView;
import io.github.camelblofin.simulator.exchange.model.TradeView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** One instrument: its book and everything that is public about it. Owned by the exchange's thread. */
public final class Market {

    private static final int TRADES_KEPT = 500;
    private static final long DAY = 86_400_000L;

    private final Listing listing;
    private final Scale scale;
    private final OrderBook book = new OrderBook();
    private final BookFeed feed;
    private final CandleBoard candles;
    private final ArrayDeque<TradeView> trades = new ArrayDeque<>();
    private long indexTicks;
    private long markTicks;

    public Market(Listing listing, long seed, long now) {
        this.listing = listing;
        this.scale = Scale.of(listing.instrument());
        this.indexTicks = scale.ticks(listing.startPrice());
        this.markTicks = indexTicks;
        this.feed = new BookFeed(instId(), book, scale);
        this.candles = new CandleBoard(instId(), scale, new PastPrices(seed, start(now)), now);
    }

    private PastPrices.Start start(long now) {
        double lotsPerTrade = listing.topSize() * 0.15 / scale.coins(1).doubleValue();
        return new PastPrices.Start(
                now, indexTicks, listing.volatility(), lotsPerTrade * listing.tradesPerSecond() / 1000);
    }

    public String instId() {
        return listing.instrument().instId();
    }

    public Listing listing() {
        return listing;
    }

    public Instrument instrument() {
        return listing.instrument();
    }

    public Scale scale() {
        return scale;
    }

    public OrderBook book() {
        return book;
    }

    public BookFeed feed() {
        return feed;
    }

    public CandleBoard candles() {
        return candles;
    }

    public long indexTicks() {
        return indexTicks;
    }

    public long markTicks() {
        return markTicks;
    }

    /** Takes new reference prices in. */
    public void reference(long newIndexTicks, long newMarkTicks) {
        if (newIndexTicks != indexTicks) {
            indexTicks = newIndexTicks;
            candles.visit(CandleKind.INDEX, indexTicks, 0);
        }
        if (newMarkTicks != markTicks) {
            markTicks = newMarkTicks;
            candles.visit(CandleKind.MARK, markTicks, 0);
        }
    }

    /** Takes a trade in; the candles were advanced to its time. */
    public TradeView traded(long tradeId, long ticks, long lots, Side takerSide, long now) {
        TradeView trade =
                new TradeView(instId(), Long.toString(tradeId), scale.price(ticks), scale.size(lots), takerSide, now);
        trades.addLast(trade);
        if (trades.size() > TRADES_KEPT) {
            trades.removeFirst();
        }
        candles.visit(CandleKind.TRADE, ticks, lots);
        return trade;
    }

    /** Latest trades, newest first. */
    public List<TradeView> trades(int limit) {
        List<TradeView> rows = new ArrayList<>();
        Iterator<TradeView> newestFirst = trades.descendingIterator();
        while (newestFirst.hasNext() && rows.size() < limit) {
            rows.add(newestFirst.next());
        }
        return rows;
    }

    /** The last 24 hours, in steps of half an hour. */
    public TickerView ticker(long now) {
        List<Candle> day = candles.trades(Bar.THIRTY_MINUTES).rows(null, now - DAY, Integer.MAX_VALUE);
        long high = 0;
        long low = Long.MAX_VALUE;
        long lots = 0;
        for (Candle candle : day) {
            high = Math.max(high, candle.high);
            low = Math.min(low, candle.low);
            lots += candle.lots;
        }
        TradeView last = trades.peekLast();
        PriceLevel ask = book.best(Side.SELL);
        PriceLevel bid = book.best(Side.BUY);
        return new TickerView(
                instId(),
                last == null ? scale.price(day.get(0).close) : last.price(),
                last == null ? BigDecimal.ZERO : last.size(),
                ask == null ? null : scale.price(ask.ticks()),
                ask == null ? null : scale.size(ask.lots()),
                bid == null ? null : scale.price(bid.ticks()),
                bid == null ? null : scale.size(bid.lots()),
                scale.price(day.get(day.size() - 1).open),
                scale.price(high),
                scale.price(low),
                scale.size(lots),
                scale.coins(lots),
                now);
    }

    /** Index and mark price. */
    public MarkPriceView markPrice(long now) {
        return new MarkPriceView(instId(), scale.price(indexTicks), scale.price(markTicks), now);
    }

    /** Current funding rate. */
    public FundingRateView fundingRate(long now) {
        BigDecimal rate = FundingSchedule.rate(scale.price(markTicks), scale.price(indexTicks));
        return new FundingRateView(instId(), rate, FundingSchedule.nextTime(now));
    }

    /** Prices within {@code band} of the mark price, rounded inwards to the tick. */
    public PriceRange range(BigDecimal band) {
        BigDecimal mark = BigDecimal.valueOf(markTicks);
        BigDecimal lowest = mark.multiply(BigDecimal.ONE.subtract(band)).setScale(0, RoundingMode.CEILING);
        BigDecimal highest = mark.multiply(BigDecimal.ONE.add(band)).setScale(0, RoundingMode.FLOOR);
        return new PriceRange(scale.price(Math.max(1, lowest.longValueExact())), scale.price(highest.longValueExact()));
    }
}
