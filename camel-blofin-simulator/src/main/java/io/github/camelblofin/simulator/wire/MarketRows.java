package io.github.camelblofin.simulator.wire;

import static io.github.camelblofin.simulator.wire.Json.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelblofin.simulator.exchange.model.BookChange;
import io.github.camelblofin.simulator.exchange.model.BookLevel;
import io.github.camelblofin.simulator.exchange.model.BookView;
import io.github.camelblofin.simulator.exchange.model.CandleKind;
import io.github.camelblofin.simulator.exchange.model.CandleView;
import io.github.camelblofin.simulator.exchange.model.FundingRateView;
import io.github.camelblofin.simulator.exchange.model.Instrument;
import io.github.camelblofin.simulator.exchange.model.MarkPriceView;
import io.github.camelblofin.simulator.exchange.model.TickerView;
import io.github.camelblofin.simulator.exchange.model.TradeView;

/** Market data in BloFin's JSON. Source: "Public Data" and the public channels. */
public final class MarketRows {
    private MarketRows() {}

    public static ObjectNode instrument(Instrument i) {
        return Json.object()
                .put("instId", i.instId())
                .put("baseCurrency", i.baseCurrency())
                .put("quoteCurrency", i.quoteCurrency())
                .put("contractValue", text(i.contractValue()))
                .put("listTime", Long.toString(i.listTime()))
                .put("expireTime", Long.toString(i.expireTime()))
                .put("maxLeverage", Integer.toString(i.maxLeverage()))
                .put("minSize", text(i.minSize()))
                .put("lotSize", text(i.lotSize()))
                .put("tickSize", text(i.tickSize()))
                .put("instType", i.instType())
                .put("contractType", i.contractType())
                .put("maxLimitSize", text(i.maxLimitSize()))
                .put("maxMarketSize", text(i.maxMarketSize()))
                .put("state", i.state())
                .put("settleCurrency", i.settleCurrency());
    }

    public static ObjectNode ticker(TickerView t) {
        return Json.object()
                .put("instId", t.instId())
                .put("last", text(t.last()))
                .put("lastSize", text(t.lastSize()))
                .put("askPrice", text(t.askPrice()))
                .put("askSize", text(t.askSize()))
                .put("bidPrice", text(t.bidPrice()))
                .put("bidSize", text(t.bidSize()))
                .put("high24h", text(t.high24h()))
                .put("open24h", text(t.open24h()))
                .put("low24h", text(t.low24h()))
                .put("volCurrency24h", text(t.volCurrency24h()))
                .put("vol24h", text(t.vol24h()))
                .put("ts", Long.toString(t.ts()));
    }

    public static ObjectNode trade(TradeView t) {
        return Json.object()
                .put("tradeId", t.tradeId())
                .put("instId", t.instId())
                .put("price", text(t.price()))
                .put("size", text(t.size()))
                .put("side", t.side().text())
                .put("ts", Long.toString(t.ts()));
    }

    public static ObjectNode markPrice(MarkPriceView p) {
        return Json.object()
                .put("instId", p.instId())
                .put("indexPrice", text(p.indexPrice()))
                .put("markPrice", text(p.markPrice()))
                .put("ts", Long.toString(p.ts()));
    }

    public static ObjectNode fundingRate(FundingRateView f) {
        return Json.object()
                .put("instId", f.instId())
                .put("fundingRate", text(f.fundingRate()))
                .put("fundingTime", Long.toString(f.fundingTime()));
    }

    /** Nine columns for traded prices, six for index and mark prices; the last tells whether the candle is finished. */
    public static ArrayNode candle(CandleKind kind, CandleView c) {
        ArrayNode row =
                Json.texts(Long.toString(c.ts()), text(c.open()), text(c.high()), text(c.low()), text(c.close()));
        if (kind == CandleKind.TRADE) {
            row.add(text(c.vol())).add(text(c.volCurrency())).add(text(c.volCurrencyQuote()));
        }
        return row.add(c.confirm() ? "1" : "0");
    }

    /** A book over REST: levels are texts. */
    public static ObjectNode book(BookView b) {
        ObjectNode row = Json.object();
        row.set("asks", Json.array(b.asks(), MarketRows::textLevel));
        row.set("bids", Json.array(b.bids(), MarketRows::textLevel));
        return row.put("ts", Long.toString(b.ts()));
    }

    /** The start of a {@code books} subscription: levels are bare numbers. */
    public static ObjectNode bookSnapshot(BookView b) {
        return book5(b).put("prevSeqId", "0");
    }

    /** A full picture for {@code books5}. */
    public static ObjectNode book5(BookView b) {
        ObjectNode row = Json.object();
        row.set("asks", Json.array(b.asks(), MarketRows::numberLevel));
        row.set("bids", Json.array(b.bids(), MarketRows::numberLevel));
        return row.put("ts", Long.toString(b.ts())).put("seqId", Long.toString(b.seqId()));
    }

    /** An update of {@code books}. */
    public static ObjectNode bookChange(BookChange b) {
        ObjectNode row = Json.object();
        row.set("asks", Json.array(b.asks(), MarketRows::numberLevel));
        row.set("bids", Json.array(b.bids(), MarketRows::numberLevel));
        return row.put("ts", Long.toString(b.ts()))
                .put("prevSeqId", Long.toString(b.prevSeqId()))
                .put("seqId", Long.toString(b.seqId()));
    }

    private static ArrayNode textLevel(BookLevel level) {
        return Json.texts(text(level.price()), text(level.size()));
    }

    private static ArrayNode numberLevel(BookLevel level) {
        return Json.numbers(level.price(), level.size());
    }
}
