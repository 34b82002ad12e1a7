package io.github.camelblofin.simulator.exchange;

import static io.github.camelblofin.simulator.exchange.Pit.BTC;
import static io.github.camelblofin.simulator.exchange.Pit.buy;
import static io.github.camelblofin.simulator.exchange.Pit.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Bar;
import io.github.camelblofin.simulator.exchange.model.CandleKind;
import io.github.camelblofin.simulator.exchange.model.CandleView;
import io.github.camelblofin.simulator.exchange.model.FundingRateView;
import io.github.camelblofin.simulator.exchange.model.MarkPriceView;
import io.github.camelblofin.simulator.exchange.model.PageQuery;
import io.github.camelblofin.simulator.exchange.model.TickerView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandleTest {

    private static final long MINUTE = 60_000;

    private final Pit pit = new Pit();
    private final List<CandleView> closed = new ArrayList<>();

    private List<CandleView> candles(Bar bar, PageQuery query) {
        return pit.exchange.candles(CandleKind.TRADE, BTC, bar, query);
    }

    private void trade(String price, String size) {
        pit.placed("alice", sell(price, size));
        pit.placed("bob", buy(price, size));
    }

    private void nextMinute() {
        pit.now = Bar.ONE_MINUTE.next(Bar.ONE_MINUTE.openTime(pit.now));
    }

    @Test
    void tradesOfAMinuteThenOpenHighLowCloseAndVolumes() {
        trade("20000", "1");
        nextMinute();
        trade("20010", "1");
        trade("20050", "2");
        trade("19990", "1");
        CandleView candle = candles(Bar.ONE_MINUTE, PageQuery.newest(1)).get(0);

        assertThat(candle.ts()).isEqualTo(pit.now);
        assertThat(candle.open()).isEqualByComparingTo("20000");
        assertThat(candle.high()).isEqualByComparingTo("20050");
        assertThat(candle.low()).isEqualByComparingTo("19990");
        assertThat(candle.close()).isEqualByComparingTo("19990");
        assertThat(candle.vol()).isEqualByComparingTo("4");
        assertThat(candle.volCurrency()).isEqualByComparingTo("0.004");
        // 0.001 x (20010 + 2 x 20050 + 19990)
        assertThat(candle.volCurrencyQuote()).isEqualByComparingTo("80.1");
        assertThat(candle.confirm()).isFalse();
    }

    @Test
    void minuteOverThenConfirmedRowIsToldOnce() {
        pit.exchange.addListener(new ExchangeListener() {
            @Override
            public void onCandleClosed(CandleKind kind, CandleView candle) {
                if (kind == CandleKind.TRADE
                        && candle.bar() == Bar.ONE_MINUTE
                        && candle.instId().equals(BTC)) {
                    closed.add(candle);
                }
            }
        });
        trade("20010", "1");
        long minute = Bar.ONE_MINUTE.openTime(pit.now);
        nextMinute();
        pit.exchange.step();
        pit.exchange.step();

        assertThat(closed).hasSize(1);
        assertThat(closed.get(0).ts()).isEqualTo(minute);
        assertThat(closed.get(0).close()).isEqualByComparingTo("20010");
        assertThat(closed.get(0).confirm()).isTrue();
    }

    @Test
    void minutesWithoutTradesThenFlatCandles() {
        trade("20010", "1");
        pit.now += 3 * MINUTE;
        List<CandleView> rows = candles(Bar.ONE_MINUTE, PageQuery.newest(3));

        assertThat(rows).extracting(row -> row.vol().signum()).containsOnly(0);
        assertThat(rows).extracting(row -> row.close().intValue()).containsOnly(20010);
    }

    @Test
    void queryAtStartThenContinuousHistoryOfEveryBar() {
        for (Bar bar : Bar.values()) {
            List<CandleView> rows = candles(bar, PageQuery.newest(500));
            assertThat(rows).hasSize(500);
            for (int i = 1; i < rows.size(); i++) {
                assertThat(bar.next(rows.get(i).ts())).isEqualTo(rows.get(i - 1).ts());
                assertThat(rows.get(i).high())
                        .isGreaterThanOrEqualTo(
                                rows.get(i).low().max(rows.get(i).open()));
                assertThat(rows.get(i).close())
                        .isEqualByComparingTo(rows.get(i - 1).open());
            }
            assertThat(rows.get(0).close()).isEqualByComparingTo("20000");
        }
    }

    @Test
    void afterAndBeforeThenExclusiveCursors() {
        List<CandleView> all = candles(Bar.ONE_HOUR, PageQuery.newest(20));

        assertThat(candles(
                        Bar.ONE_HOUR, PageQuery.newest(5).withAfter(all.get(4).ts())))
                .isEqualTo(all.subList(5, 10));
        assertThat(candles(
                        Bar.ONE_HOUR, PageQuery.newest(50).withBefore(all.get(5).ts())))
                .isEqualTo(all.subList(0, 5));
    }

    @Test
    void clockJumpsByYearsThenCandlesStayBounded() {
        pit.now += 3L * 365 * 24 * 60 * MINUTE;
        List<CandleView> rows = candles(Bar.ONE_MINUTE, PageQuery.newest(10_000));

        assertThat(rows).hasSizeBetween(1, 3_000);
        assertThat(rows.get(0).ts()).isEqualTo(Bar.ONE_MINUTE.openTime(pit.now));
    }

    @Test
    void monthsAndWeeksThenCalendarStarts() {
        long day = 1_700_000_000_000L; // Tuesday, 14 November 2023
        assertThat(Bar.ONE_MONTH.openTime(day)).isEqualTo(1_698_796_800_000L);
        assertThat(Bar.ONE_MONTH.next(1_698_796_800_000L)).isEqualTo(1_701_388_800_000L);
        assertThat(Bar.ONE_WEEK.openTime(day)).isEqualTo(1_699_833_600_000L);
        assertThat(Bar.of("1m")).contains(Bar.ONE_MINUTE);
        assertThat(Bar.of("1M")).contains(Bar.ONE_MONTH);
        assertThat(Bar.of("1h")).isEmpty();
    }

    @Test
    void markMovesThenItsCandlesFollow() {
        pit.exchange.movePrice(BTC, new BigDecimal("20500"));

        assertThat(pit.exchange
                        .candles(CandleKind.MARK, BTC, Bar.ONE_MINUTE, PageQuery.newest(1))
                        .get(0)
                        .close())
                .isEqualByComparingTo("20500");
        assertThat(pit.exchange
                        .candles(CandleKind.INDEX, BTC, Bar.ONE_MINUTE, PageQuery.newest(1))
                        .get(0)
                        .vol())
                .isZero();
    }

    @Test
    void tradesAndQuotesThenTickerShowsThem() {
        trade("21000", "2");
        pit.placed("alice", buy("19000", "3"));
        TickerView ticker = pit.exchange.ticker(BTC);

        assertThat(ticker.last()).isEqualByComparingTo("21000");
        assertThat(ticker.lastSize()).isEqualByComparingTo("2");
        assertThat(ticker.bidPrice()).isEqualByComparingTo("19000");
        assertThat(ticker.askPrice()).isNull();
        assertThat(ticker.high24h()).isGreaterThanOrEqualTo(ticker.last());
        assertThat(ticker.low24h()).isLessThanOrEqualTo(ticker.open24h());
        assertThat(ticker.vol24h()).isPositive();
    }

    @Test
    void dayPassesThenOldTradesLeaveTheTicker() {
        trade("23900", "2");
        assertThat(pit.exchange.ticker(BTC).high24h()).isEqualByComparingTo("23900");
        trade("20000", "2");
        pit.now += 25 * 60 * MINUTE;
        pit.exchange.step();

        assertThat(pit.exchange.ticker(BTC).high24h()).isEqualByComparingTo("20000");
        assertThat(pit.exchange.ticker(BTC).vol24h()).isZero();
    }

    @Test
    void indexEqualsMarkThenFundingIsTheInterestShareEveryEightHours() {
        FundingRateView funding = pit.exchange.fundingRate(BTC);
        MarkPriceView mark = pit.exchange.markPrice(BTC);

        assertThat(mark.indexPrice()).isEqualByComparingTo(mark.markPrice());
        assertThat(funding.fundingRate()).isEqualByComparingTo("0.0001");
        assertThat(funding.fundingTime()).isEqualTo(1_700_006_400_000L);
    }
}
