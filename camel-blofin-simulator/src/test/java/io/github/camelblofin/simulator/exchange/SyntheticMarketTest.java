package io.github.camelblofin.simulator.exchange;

import static io.github.camelblofin.simulator.exchange.Pit.BTC;
import static io.github.camelblofin.simulator.exchange.Pit.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Bar;
import io.github.camelblofin.simulator.exchange.model.AuditView;
import io.github.camelblofin.simulator.exchange.model.BookView;
import io.github.camelblofin.simulator.exchange.model.Instrument;
import io.github.camelblofin.simulator.exchange.model.NewOrder;
import io.github.camelblofin.simulator.exchange.model.OrderState;
import io.github.camelblofin.simulator.exchange.model.OrderView;
import io.github.camelblofin.simulator.exchange.model.Side;
import io.github.camelblofin.simulator.exchange.model.TradeView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The market without users: deterministic, lively, bounded, and it meets users' orders. */
class SyntheticMarketTest {

    private static final long SECOND = 1_000;

    private static List<String> run(long seed, int seconds) {
        List<String> log = new ArrayList<>();
        Pit pit = new Pit(Pit.settings().withActivity(1).withSeed(seed));
        pit.exchange.addListener(new Journal(log));
        for (int i = 0; i < seconds * 20; i++) {
            pit.now += 50;
            pit.exchange.step();
            if (i == 100) {
                pit.place("alice", NewOrder.market(BTC, Side.BUY, "10"));
                pit.place("bob", buy("19999", "20"));
            }
            pit.exchange.flushBooks();
        }
        return log;
    }

    @Test
    void sameSeedAndStepsThenSameEvents() {
        List<String> log = run(7, 60);

        assertThat(log).hasSizeGreaterThan(500).isEqualTo(run(7, 60));
    }

    @Test
    void otherSeedThenOtherEvents() {
        assertThat(run(7, 10)).isNotEqualTo(run(8, 10));
    }

    @Test
    void defaultsThenMajorsTradeSeveralTimesASecondAndOthersNowAndThen() {
        long[] now = {Pit.START};
        Exchange exchange = new Exchange(ExchangeSettings.defaults(), () -> now[0]);
        Map<String, Integer> trades = new TreeMap<>();
        exchange.addListener(new ExchangeListener() {
            @Override
            public void onTrade(TradeView trade) {
                trades.merge(trade.instId(), 1, Integer::sum);
            }
        });
        for (int i = 0; i < 20 * 120; i++) {
            now[0] += 50;
            exchange.step();
        }

        assertThat(exchange.instruments()).hasSizeGreaterThanOrEqualTo(23);
        assertThat(trades)
                .containsOnlyKeys(
                        exchange.instruments().stream().map(Instrument::instId).toList());
        assertThat(trades.get("BTC-USDT") + trades.get("ETH-USDT") + trades.get("SOL-USDT"))
                .isGreaterThan(3 * 120);
        for (Instrument instrument : exchange.instruments()) {
            BookView book = exchange.book(instrument.instId(), 400);
            assertThat(book.asks()).hasSizeBetween(15, 90);
            assertThat(book.bids()).hasSizeBetween(15, 90);
            assertThat(book.bids().get(0).price()).isLessThan(book.asks().get(0).price());
        }
    }

    @Test
    void ordersAtTheTouchThenMostTradeWithinSeconds() {
        Pit pit = new Pit(Pit.settings().withActivity(3));
        pit.exchange.step();
        int traded = 0;
        for (int i = 0; i < 20; i++) {
            Side side = i % 2 == 0 ? Side.BUY : Side.SELL;
            BookView book = pit.exchange.book(BTC, 1);
            String price = (side == Side.BUY ? book.bids() : book.asks())
                    .get(0)
                    .price()
                    .toPlainString();
            OrderView order = pit.placed("alice", NewOrder.limit(BTC, side, price, "1"));
            for (int step = 0; step < 20 * 20; step++) {
                pit.now += 50;
                pit.exchange.step();
            }
            traded += pit.order("alice", order.orderId()).state() == OrderState.FILLED ? 1 : 0;
            pit.exchange.cancel("alice", null, order.orderId(), null);
        }

        assertThat(traded).isGreaterThanOrEqualTo(12);
    }

    @Test
    void priceMovesThenQuotesFollowAndStaleUserOrdersAreMet() {
        Pit pit = new Pit(Pit.settings().withActivity(1));
        pit.exchange.step();
        OrderView stale = pit.placed("alice", buy("19700", "5"));
        pit.exchange.movePrice(BTC, new BigDecimal("19000"));
        for (int i = 0; i < 10; i++) {
            pit.now += 50;
            pit.exchange.step();
        }

        assertThat(pit.order("alice", stale.orderId()).state()).isEqualTo(OrderState.FILLED);
        assertThat(pit.exchange.book(BTC, 1).asks().get(0).price())
                .isBetween(new BigDecimal("18900"), new BigDecimal("19100"));
    }

    @Test
    void emptiedBookThenRefilled() {
        Pit pit = new Pit(Pit.settings().withActivity(1));
        pit.exchange.createAccount("whale", new BigDecimal("100000000"));
        pit.exchange.step();
        for (int i = 0; i < 300; i++) {
            pit.place("whale", NewOrder.market(BTC, Side.BUY, "1000"));
        }
        assertThat(pit.exchange.book(BTC, 1).asks()).isEmpty();
        for (int i = 0; i < 40; i++) {
            pit.now += 50;
            pit.exchange.step();
        }

        assertThat(pit.exchange.book(BTC, 100).asks()).hasSizeGreaterThan(20);
    }

    @Test
    void anHourPassesThenBooksAndMoneyAreInOrder() {
        Pit pit = new Pit(Pit.settings().withActivity(1));
        for (int i = 0; i < 20 * 3600; i++) {
            pit.now += 50;
            pit.exchange.step();
        }
        AuditView audit = pit.exchange.audit();

        assertThat(audit.money()).isEqualByComparingTo(audit.deposited());
        assertThat(audit.openContracts().values()).allMatch(sum -> sum.signum() == 0);
        assertThat(pit.exchange.book(BTC, 1000).asks()).hasSizeBetween(15, 90);
        assertThat(pit.exchange.trades(BTC, 10_000)).hasSizeLessThanOrEqualTo(500);
        assertThat(pit.exchange.ticker(BTC).last().doubleValue()).isBetween(15_000.0, 26_000.0);
    }

    @Test
    void clockJumpsByADayThenNoFloodOfTrades() {
        Pit pit = new Pit(Pit.settings().withActivity(1));
        pit.exchange.step();
        List<String> log = new ArrayList<>();
        pit.exchange.addListener(new ExchangeListener() {
            @Override
            public void onTrade(TradeView trade) {
                log.add(trade.tradeId());
            }
        });
        pit.now += Bar.ONE_DAY.next(0) + SECOND;
        pit.exchange.step();

        assertThat(log).hasSizeLessThan(200);
    }
}
