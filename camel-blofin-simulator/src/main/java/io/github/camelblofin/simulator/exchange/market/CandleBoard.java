package io.github.camelblofin.simulator.exchange.market;

import io.github.camelblofin.api.Bar;
import io.github.camelblofin.simulator.exchange.matching.Scale;
import io.github.camelblofin.simulator.exchange.model.CandleKind;
import io.github.camelblofin.simulator.exchange.model.CandleView;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** All candles of one instrument: every bar of trades, of the index price and of the mark price. */
public final class CandleBoard {

    private final String instId;
    private final Scale scale;
    private final Map<CandleKind, Map<Bar, CandleSeries>> series = new EnumMap<>(CandleKind.class);
    private long nextClose;

    CandleBoard(String instId, Scale scale, PastPrices pastPrices, long now) {
        this.instId = instId;
        this.scale = scale;
        for (CandleKind kind : CandleKind.values()) {
            Map<Bar, CandleSeries> bars = new EnumMap<>(Bar.class);
            for (Bar bar : Bar.values()) {
                bars.put(bar, new CandleSeries(bar, pastPrices, kind == CandleKind.TRADE, now));
            }
            series.put(kind, bars);
        }
        this.nextClose = Bar.ONE_MINUTE.next(Bar.ONE_MINUTE.openTime(now));
    }

    /** Finishes the candles whose time is over and tells them. */
    public void advance(long now, BiConsumer<CandleKind, CandleView> closed) {
        if (now < nextClose) {
            return;
        }
        nextClose = Bar.ONE_MINUTE.next(Bar.ONE_MINUTE.openTime(now));
        series.forEach((kind, bars) -> bars.values()
                .forEach(one -> one.advance(now).forEach(candle -> closed.accept(kind, view(one, candle)))));
    }

    /** Takes a price in, of a trade with its lots or of index or mark with none. */
    void visit(CandleKind kind, long ticks, long lots) {
        series.get(kind).values().forEach(one -> one.visit(ticks, lots));
    }

    /** Candles, newest first. */
    public List<CandleView> rows(CandleKind kind, Bar bar, PageQuery query) {
        CandleSeries one = series.get(kind).get(bar);
        List<CandleView> views = new ArrayList<>();
        one.rows(query.after(), query.before(), query.limit()).forEach(candle -> views.add(view(one, candle)));
        return views;
    }

    CandleSeries trades(Bar bar) {
        return series.get(CandleKind.TRADE).get(bar);
    }

    private CandleView view(CandleSeries one, Candle candle) {
        return new CandleView(
                instId,
                one.bar(),
                candle.ts,
                scale.price(candle.open),
                scale.price(candle.high),
                scale.price(candle.low),
                scale.price(candle.close),
                scale.size(candle.lots),
                scale.coins(candle.lots),
                Scale.tidy(scale.value(candle.tickLots)),
                candle != one.current());
    }
}
