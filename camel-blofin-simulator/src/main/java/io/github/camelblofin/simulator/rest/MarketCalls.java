package io.github.camelblofin.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.Bar;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.exchange.model.CandleKind;
import io.github.camelblofin.simulator.exchange.model.Instrument;
import io.github.camelblofin.simulator.wire.Json;
import io.github.camelblofin.simulator.wire.MarketRows;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Public market data. */
final class MarketCalls {
    private static final int MOST_LEVELS = 100;
    private static final int MOST_TRADES = 100;

    private final Exchange exchange;
    private final Instruments instruments;

    MarketCalls(Exchange exchange, Instruments instruments) {
        this.exchange = exchange;
        this.instruments = instruments;
    }

    void register(Map<Operation, CallTable.Handler> table) {
        table.put(Operation.MARKET_INSTRUMENTS, this::instruments);
        table.put(Operation.MARKET_TICKERS, each(id -> MarketRows.ticker(exchange.ticker(id))));
        table.put(Operation.MARKET_MARK_PRICE, each(id -> MarketRows.markPrice(exchange.markPrice(id))));
        table.put(Operation.MARKET_FUNDING_RATE, each(id -> MarketRows.fundingRate(exchange.fundingRate(id))));
        table.put(Operation.MARKET_BOOKS, this::book);
        table.put(Operation.MARKET_TRADES, this::trades);
        table.put(Operation.MARKET_CANDLES, call -> candles(CandleKind.TRADE, call));
        table.put(Operation.MARKET_INDEX_CANDLES, call -> candles(CandleKind.INDEX, call));
        table.put(Operation.MARKET_MARK_PRICE_CANDLES, call -> candles(CandleKind.MARK, call));
    }

    /** One row for the instrument named, or one for each. */
    private CallTable.Handler each(Function<String, JsonNode> row) {
        return call -> Reply.of(Json.array(instruments.oneOrAll(call.params()), row));
    }

    private Reply instruments(Call call) {
        String instId = instruments.optional(call.params());
        List<Instrument> rows = exchange.instruments().stream()
                .filter(instrument -> instId == null || instrument.instId().equals(instId))
                .toList();
        return Reply.of(Json.array(rows, MarketRows::instrument));
    }

    private Reply book(Call call) {
        String instId = instruments.required(call.params());
        int depth = call.params().count("size", 1, MOST_LEVELS);
        return Reply.of(Json.listOf(MarketRows.book(exchange.book(instId, depth))));
    }

    private Reply trades(Call call) {
        String instId = instruments.required(call.params());
        int limit = call.params().count("limit", MOST_TRADES, MOST_TRADES);
        return Reply.of(Json.array(exchange.trades(instId, limit), MarketRows::trade));
    }

    private Reply candles(CandleKind kind, Call call) {
        String instId = instruments.required(call.params());
        Bar bar = call.params().word("bar", Bar::of).orElse(Bar.ONE_MINUTE);
        return Reply.of(Json.array(
                exchange.candles(kind, instId, bar, call.page()), candle -> MarketRows.candle(kind, candle)));
    }
}
