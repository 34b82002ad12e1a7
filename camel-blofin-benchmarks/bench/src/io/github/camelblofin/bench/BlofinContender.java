package io.github.camelblofin.bench;

import bench.consume.Contender;
import bench.consume.Sink;
import bench.server.Plan;
import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.model.Ticker;
import io.github.camelblofin.model.Trade;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The component as a user writes it down: {@code from("blofin:trades?instId=…")} with typed rows, one Exchange a row, to a
 * processor. Nothing is tuned. Compiled by {@code run.sh} against the classes of a peer bench.
 */
public final class BlofinContender implements Contender {
    private final DefaultCamelContext context = new DefaultCamelContext();

    @Override
    public void start(int port, Plan plan, Sink sink) throws Exception {
        if (plan.books()) {
            throw new IllegalArgumentException("A maintained order book is not measured yet");
        }
        BlofinComponent blofin = new BlofinComponent();
        blofin.getConfiguration().setBaseUrl("http://127.0.0.1:" + port);
        context.addComponent("blofin", blofin);
        String instruments =
                IntStream.range(0, plan.instruments()).mapToObj(Plan::instId).collect(Collectors.joining(","));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:" + plan.channel() + "?instId=" + instruments)
                        .process(exchange -> sink.push(
                                time(exchange.getMessage().getBody()).toEpochMilli()));
            }
        });
        context.start();
    }

    private static Instant time(Object row) {
        if (row instanceof Trade) {
            return ((Trade) row).ts();
        }
        return row instanceof Ticker ? ((Ticker) row).ts() : ((OrderBook) row).ts();
    }

    @Override
    public void close() {
        context.stop();
    }
}
