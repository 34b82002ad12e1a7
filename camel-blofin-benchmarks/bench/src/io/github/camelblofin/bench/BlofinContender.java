package io.github.camelblofin.bench;

import bench.consume.Contender;
import bench.consume.Sink;
import bench.server.Plan;
import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.model.BookState;
import io.github.camelblofin.model.BookView;
import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.model.Ticker;
import io.github.camelblofin.model.Trade;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The component as a user writes it down: {@code from("blofin:trades?instId=…")} with typed rows, one Exchange a row, to a
 * processor. Compiled by {@code run.sh} against the classes of a peer bench.
 */
public final class BlofinContender implements Contender {
    private final DefaultCamelContext context = new DefaultCamelContext();

    @Override
    public void start(int port, Plan plan, Sink sink) throws Exception {
        BlofinComponent blofin = new BlofinComponent();
        blofin.getConfiguration().setBaseUrl("http://127.0.0.1:" + port);
        // The bench streams once one connection has all instruments.
        blofin.setMaxSubscriptionsPerConnection(Math.max(plan.instruments(), blofin.getMaxSubscriptionsPerConnection()));
        context.addComponent("blofin", blofin);
        String instruments =
                IntStream.range(0, plan.instruments()).mapToObj(Plan::instId).collect(Collectors.joining(","));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // The bench counts every update, so none may be replaced by a newer one.
                from("blofin:" + plan.channel() + "?overflow=block&instId=" + instruments
                                + (plan.books() ? "&book=full" : ""))
                        .process(exchange -> take(exchange.getMessage().getBody(), sink));
            }
        });
        context.start();
    }

    private static void take(Object row, Sink sink) {
        if (row instanceof Trade) {
            sink.push(((Trade) row).ts().toEpochMilli());
        } else if (row instanceof Ticker) {
            sink.push(((Ticker) row).ts().toEpochMilli());
        } else if (row instanceof OrderBook) {
            sink.push(((OrderBook) row).ts().toEpochMilli());
        } else if (((BookView) row).state() == BookState.SYNCED) {
            sink.push(((BookView) row).ts().toEpochMilli());
        } else {
            sink.gap();
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
