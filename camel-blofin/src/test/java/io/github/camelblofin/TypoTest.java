package io.github.camelblofin;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A misspelt name fails the start of its route, and the first suggestion is what was meant. */
class TypoTest {
    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest(name = "{0} meant {1}")
    @CsvSource({
        "trade/oder, trade/order",
        "trade/Order, trade/order",
        "trade/orders-tpsl-detail, trade/order-tpsl-detail",
        "trade/place-order, trade/order",
        "trade/fill-history, trade/fills-history",
        "market/ticker, market/tickers",
        "market/candle, market/candles",
        "market/orderbook, market/books",
        "account/position, account/positions",
        "account/setleverage, account/set-leverage",
        "asset/withdraw-history, asset/withdrawal-history",
        "affiliate/invitees/daily, affiliate/invitees/daily/info",
        "copytrading/trade/place_order, copytrading/trade/place-order",
        "user/query-api-key, user/query-apikey",
        "spot/market/ticker, spot/market/tickers",
        "spot/trade/cancel-orders, spot/trade/cancel-order",
    })
    void misspeltOperationNamesTheNearest(String written, String meant) {
        Endpoint endpoint = context.getEndpoint("blofin:" + written);

        assertThatThrownBy(endpoint::createProducer)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no REST operation " + written)
                .hasMessageContaining("Did you mean " + meant + " or ");
    }

    @ParameterizedTest(name = "{0} meant {1}")
    @CsvSource({
        "ticker, tickers",
        "trade, trades",
        "candle-1m, candle1m",
        "candle1h, candle1H",
        "books-5, books5",
        "order, orders",
        "order-algo, orders-algo",
        "position, positions",
        "fundingrate, funding-rate",
        "copy-trading-orders, copytrading-orders",
        "spot/ticker, spot/tickers",
    })
    void misspeltChannelNamesTheNearest(String written, String meant) {
        Endpoint endpoint = context.getEndpoint("blofin:" + written);

        assertThatThrownBy(() -> endpoint.createConsumer(exchange -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no channel " + written)
                .hasMessageContaining("Did you mean " + meant + " or ");
    }

    @Test
    void routeWithATypoDoesNotStartAndSaysWhy() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("blofin:trade/oder");
            }
        });

        assertThatThrownBy(context::start).hasStackTraceContaining("Did you mean trade/order or ");
    }
}
