package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.model.AccountBalance;
import io.github.camelblofin.model.Candle;
import io.github.camelblofin.model.FundingRate;
import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.model.Ticker;
import io.github.camelblofin.model.Trade;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

class StreamToRouteTest extends SimulatorTestSupport {
    private final List<Exchange> received = new CopyOnWriteArrayList<>();

    private void stream(String uri) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> received.add(exchange.copy()));
            }
        });
    }

    private List<Exchange> atLeast(int count) {
        await(count + " messages").until(() -> received.size() >= count);
        return received;
    }

    @Test
    void tradesComeAsRecordsInTheExchangesOrder() throws Exception {
        stream("blofin:trades?instId=BTC-USDT,ETH-USDT");

        List<Exchange> messages = atLeast(20);
        for (String instId : List.of("BTC-USDT", "ETH-USDT")) {
            List<Long> ids = messages.stream()
                    .map(message -> message.getMessage().getBody(Trade.class))
                    .filter(trade -> trade.instId().equals(instId))
                    .map(trade -> Long.parseLong(trade.tradeId()))
                    .toList();
            assertThat(ids).as(instId).isNotEmpty().isSorted().doesNotHaveDuplicates();
        }
        Exchange first = messages.get(0);
        Trade trade = first.getMessage().getBody(Trade.class);
        assertThat(trade.price()).isPositive();
        assertThat(trade.extra()).isEmpty();
        assertThat(first.getMessage().getHeader(BlofinHeaders.CHANNEL)).isEqualTo("trades");
        assertThat(first.getMessage().getHeader(BlofinHeaders.INST_ID)).isEqualTo(trade.instId());
        assertThat(first.getMessage().getHeader(BlofinHeaders.RECEIVED_AT, Long.class))
                .isPositive();
    }

    @Test
    void tickersBooksCandlesAndFundingComeAsRecords() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                for (String channel : List.of("tickers", "books5", "candle1m", "funding-rate")) {
                    from("blofin:" + channel + "?instId=BTC-USDT").process(exchange -> received.add(exchange.copy()));
                }
            }
        });

        Ticker ticker = first("tickers", Ticker.class);
        assertThat(ticker.instId()).isEqualTo("BTC-USDT");
        assertThat(ticker.askPrice()).isGreaterThan(ticker.bidPrice());
        OrderBook book = first("books5", OrderBook.class);
        assertThat(book.asks()).hasSizeBetween(1, 5);
        assertThat(book.asks().get(0).price()).isGreaterThan(book.bids().get(0).price());
        Candle candle = first("candle1m", Candle.class);
        assertThat(candle.high()).isGreaterThanOrEqualTo(candle.low());
        assertThat(first("funding-rate", FundingRate.class).fundingRate()).isNotNull();
        assertThat(exchange.connections()).as("one shared public socket").hasSize(1);
    }

    private <T> T first(String channel, Class<T> type) {
        return eventually("a message of " + channel, () -> received.stream()
                .filter(message -> channel.equals(message.getMessage().getHeader(BlofinHeaders.CHANNEL)))
                .map(message -> message.getMessage().getBody())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null));
    }

    @Test
    void bookPushesContinueEachOther() throws Exception {
        stream("blofin:books?instId=BTC-USDT");

        List<Exchange> messages = atLeast(10).subList(0, 10);
        assertThat(messages.get(0).getMessage().getHeader(BlofinHeaders.ACTION)).isEqualTo("snapshot");
        String sequence = null;
        for (Exchange message : messages) {
            OrderBook book = message.getMessage().getBody(OrderBook.class);
            assertThat(book.prevSeqId()).isEqualTo(sequence == null ? "0" : sequence);
            sequence = book.seqId();
        }
    }

    @Test
    void privateChannelsLogInByThemselves() throws Exception {
        stream("blofin:account");

        AccountBalance balance = atLeast(1).get(0).getMessage().getBody(AccountBalance.class);
        assertThat(balance.details()).anySatisfy(row -> {
            assertThat(row.currency()).isEqualTo("USDT");
            assertThat(row.available()).isPositive();
        });
    }

    @Test
    void simpleExpressionsReadTheRecords() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:trades?instId=BTC-USDT")
                        .filter(simple("${body.side} == 'buy' && ${body.price} > 0"))
                        .setBody(simple("${body.instId} at ${body.price}"))
                        .process(exchange -> received.add(exchange.copy()));
            }
        });

        assertThat(atLeast(1).get(0).getMessage().getBody(String.class)).matches("BTC-USDT at [0-9.]+");
    }

    @Test
    void bodiesTakeTheFormThatIsAskedFor() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:trades?instId=BTC-USDT&output=map").process(e -> received.add(e.copy()));
                from("blofin:trades?instId=BTC-USDT&output=json").process(e -> received.add(e.copy()));
                from("blofin:trades?instId=BTC-USDT&output=raw").process(e -> received.add(e.copy()));
                from("blofin:trades?instId=BTC-USDT&delivery=message").process(e -> received.add(e.copy()));
            }
        });

        Map<?, ?> map = body(Map.class, "");
        assertThat(new BigDecimal(String.valueOf(map.get("price")))).isPositive();
        assertThat(body(String.class, "[")).startsWith("[{").endsWith("}]").contains("\"price\":\"");
        assertThat(body(String.class, "{")).contains("\"channel\":\"trades\"").contains("\"data\":[");
        assertThat(body(List.class, "[").get(0)).isInstanceOf(Trade.class);
    }

    private <T> T body(Class<T> type, String start) {
        return eventually("a body of " + type, () -> received.stream()
                .map(message -> message.getMessage().getBody())
                .filter(type::isInstance)
                .filter(body -> body.toString().startsWith(start))
                .map(type::cast)
                .findFirst()
                .orElse(null));
    }

    @Test
    void theMessagesThatAFailingRouteGetsAreNotTheLast() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:trades?instId=BTC-USDT").process(exchange -> {
                    received.add(exchange.copy());
                    throw new IllegalStateException("on purpose");
                });
            }
        });

        atLeast(3);
    }
}
