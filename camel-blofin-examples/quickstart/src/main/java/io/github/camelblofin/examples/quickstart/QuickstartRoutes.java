package io.github.camelblofin.examples.quickstart;

import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.error.BlofinException;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** The example itself: five small routes. */
public class QuickstartRoutes extends RouteBuilder {
    private static final String INSTRUMENTS = "BTC-USDT,ETH-USDT,SOL-USDT";

    @Override
    public void configure() {
        onException(BlofinException.class).handled(true).bean("console", "problem(${exception.message})");

        from("blofin:tickers?instId=" + INSTRUMENTS).routeId("prices").bean("console", "ticker");

        // The signal: of the last 15 trades of an instrument, did the buyers or the sellers take more?
        from("blofin:trades?instId=" + INSTRUMENTS)
                .routeId("signal")
                .bean("console", "trade")
                .aggregate(simple("${body.instId}"), AggregationStrategies.groupedBody())
                .completionSize(15)
                .setHeader("signal", method(Signal.class, "of"))
                .filter(header("signal").isNotNull())
                .sample(java.time.Duration.ofSeconds(2))
                .to("direct:order");

        // The order: the instrument's rules give the size, the signal gives the side.
        from("direct:order")
                .routeId("order")
                .setHeader(BlofinHeaders.PARAMS, simple("${map(instId,${header.signal.instId})}"))
                .to("blofin:market/instruments")
                .bean(Signal.class, "toOrder")
                .to("blofin:trade/order")
                .bean("console", "placed");

        // BloFin pushes the state of an order, not its fills: a push makes the route read them.
        from("blofin:orders")
                .routeId("fills")
                .filter(simple("${body.filledSize} > 0"))
                .setHeader(BlofinHeaders.PARAMS, simple("${map(orderId,${body.orderId})}"))
                .to("blofin:trade/fills-history")
                .split(body())
                .idempotentConsumer(simple("${body.tradeId}"), MemoryIdempotentRepository.memoryIdempotentRepository())
                .to("direct:fill");

        from("direct:fill")
                .routeId("report")
                .setProperty("fill", body())
                .setHeader(BlofinHeaders.PARAMS, simple("${map(instId,${body.instId})}"))
                .to("blofin:account/positions")
                .bean("console", "fill(${exchangeProperty.fill}, ${body})")
                .setBody(exchangeProperty("fill"))
                .bean(FillCsv.class)
                .to("file:target/quickstart?fileName=fills.csv&fileExist=Append");
    }
}
