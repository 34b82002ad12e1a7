package io.github.camelblofin.examples.quickstart;

import io.github.camelblofin.model.Fill;
import io.github.camelblofin.model.OrderAck;
import io.github.camelblofin.model.Position;
import io.github.camelblofin.model.Ticker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What the user sees. Called by several routes at once: all methods are synchronized, which guards all fields. */
public class Console {
    private final Consumer<String> out;
    private final Map<String, Ticker> prices = new LinkedHashMap<>();
    private final Map<String, BigDecimal> profits = new LinkedHashMap<>();
    private long seconds;
    private long trades;
    private long orders;
    private long fills;
    private long problems;

    public Console(Consumer<String> out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.accept(line);
    }

    /** Remembers a price; a line is printed whenever the first instrument ticks, which is about once a second. */
    public synchronized void ticker(Ticker ticker) {
        Ticker before = prices.put(ticker.instId(), ticker);
        if (before != null && ticker.instId().equals(prices.keySet().iterator().next())) {
            seconds++;
            String line = prices.values().stream().map(Console::price).collect(Collectors.joining("  "));
            out.accept("%3d  %s  | trades %d  orders %d  fills %d".formatted(seconds, line, trades, orders, fills));
        }
    }

    private static String price(Ticker ticker) {
        BigDecimal change = ticker.last()
                .subtract(ticker.open24h())
                .multiply(BigDecimal.valueOf(100))
                .divide(ticker.open24h(), 2, RoundingMode.HALF_EVEN);
        return "%s %s (%+.2f%%)".formatted(ticker.instId(), ticker.last().toPlainString(), change);
    }

    public synchronized void trade() {
        trades++;
    }

    public synchronized void placed(OrderAck ack) {
        orders++;
        out.accept("     order %s accepted".formatted(ack.orderId()));
    }

    public synchronized void fill(Fill fill, List<Position> positions) {
        fills++;
        BigDecimal size = BigDecimal.ZERO;
        BigDecimal profit = BigDecimal.ZERO;
        for (Position position : positions) {
            size = size.add(position.positions());
            profit = profit.add(orZero(position.unrealizedPnl())).add(orZero(position.realizedPnl()));
        }
        profits.put(fill.instId(), profit);
        out.accept("     fill %s: %s %s %s at %s  | position %s, PnL %s USDT"
                .formatted(
                        fill.tradeId(),
                        fill.side(),
                        fill.fillSize().toPlainString(),
                        fill.instId(),
                        fill.fillPrice().toPlainString(),
                        size.toPlainString(),
                        money(profit)));
    }

    public synchronized void problem(String message) {
        problems++;
        out.accept("     problem: " + message);
    }

    synchronized void summary(Path csv, long rows) {
        BigDecimal profit = profits.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        out.accept("");
        out.accept("Summary: %d trades seen, %d orders placed, %d fills, %d problems, PnL at the last fills %s USDT"
                .formatted(trades, orders, fills, problems, money(profit)));
        out.accept("%d fills are in %s".formatted(rows, csv));
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static BigDecimal orZero(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
