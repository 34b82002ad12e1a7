package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.model.BalanceView;
import io.github.camelblofin.simulator.exchange.model.BookLevel;
import io.github.camelblofin.simulator.exchange.model.FillView;
import io.github.camelblofin.simulator.exchange.model.Instrument;
import io.github.camelblofin.simulator.exchange.model.Listing;
import io.github.camelblofin.simulator.exchange.model.MarginMode;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.OrderAnswer;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import io.github.camelblofin.simulator.exchange.model.PositionSide;
import io.github.camelblofin.simulator.exchange.model.PositionView;
import io.github.camelblofin.simulator.exchange.model.Side;
import java.math.BigDecimal;
import java.util.List;

/** A quiet exchange for tests: two instruments, a clock that stands, nobody trades but the test. */
final class Pit {

    static final String BTC = "BTC-USDT";
    static final String ETH = "ETH-USDT";
    static final long START = 1_700_000_000_000L;

    /** One contract is 0.001 BTC: at 20,000 a contract is worth 20 USDT. */
    static final Listing BTC_LISTING = listing("BTC", "0.001", "0.5", "0.1", "20000");
    /** One contract is 0.01 ETH: at 1,000 a contract is worth 10 USDT. */
    static final Listing ETH_LISTING = listing("ETH", "0.01", "0.01", "1", "1000");

    long now = START;
    final Exchange exchange;

    Pit() {
        this(settings());
    }

    Pit(ExchangeSettings settings) {
        exchange = new Exchange(settings, () -> now);
        exchange.createAccount("alice");
        exchange.createAccount("bob");
        exchange.createAccount("carol");
    }

    static ExchangeSettings settings() {
        return ExchangeSettings.defaults()
                .withListings(List.of(BTC_LISTING, ETH_LISTING))
                .withActivity(0);
    }

    static Listing listing(String coin, String contractValue, String tick, String lot, String price) {
        Instrument instrument = new Instrument(
                coin + "-USDT",
                coin,
                "USDT",
                new BigDecimal(contractValue),
                1,
                2,
                100,
                new BigDecimal(lot),
                new BigDecimal(lot),
                new BigDecimal(tick),
                new BigDecimal("10000"),
                new BigDecimal("1000"));
        return new Listing(instrument, new BigDecimal(price), 1, 0.03, 1);
    }

    static NewOrder buy(String price, String size) {
        return NewOrder.limit(BTC, Side.BUY, price, size);
    }

    static NewOrder sell(String price, String size) {
        return NewOrder.limit(BTC, Side.SELL, price, size);
    }

    static NewOrder hedge(NewOrder order, PositionSide side) {
        return order.on(MarginMode.CROSS, side);
    }

    OrderAnswer place(String account, NewOrder order) {
        return exchange.place(account, order);
    }

    /** Places an order that must be accepted; its state afterwards. */
    OrderView placed(String account, NewOrder order) {
        OrderAnswer answer = place(account, order);
        if (!answer.ok()) {
            throw new AssertionError("refused: " + answer);
        }
        return order(account, answer.orderId());
    }

    OrderView order(String account, String orderId) {
        return exchange.order(account, orderId, null).orElseThrow();
    }

    PositionView position(String account) {
        List<PositionView> positions = exchange.positions(account, null);
        if (positions.size() != 1) {
            throw new AssertionError("not one position: " + positions);
        }
        return positions.get(0);
    }

    BalanceView balance(String account) {
        return exchange.balance(account);
    }

    List<FillView> fills(String account) {
        return exchange.fills(account, PageQuery.newest(100));
    }

    List<OrderView> open(String account) {
        return exchange.openOrders(account, PageQuery.newest(100));
    }

    List<OrderView> history(String account) {
        return exchange.orderHistory(account, PageQuery.newest(100));
    }

    /** A side of the book as "price x size", best first. */
    List<String> levels(Side side) {
        var book = exchange.book(BTC, 100);
        return (side == Side.BUY ? book.bids() : book.asks())
                .stream().map(Pit::text).toList();
    }

    private static String text(BookLevel level) {
        return level.price().toPlainString() + " x " + level.size().toPlainString();
    }
}
