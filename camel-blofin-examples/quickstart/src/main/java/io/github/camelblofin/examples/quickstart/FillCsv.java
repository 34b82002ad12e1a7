package io.github.camelblofin.examples.quickstart;

import io.github.camelblofin.model.Fill;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Handler;

/** One line of CSV a fill; the file starts with the names of the columns. */
public class FillCsv {
    @Handler
    public String line(Fill fill) {
        String row = Stream.of(
                        fill.tradeId(),
                        fill.ts(),
                        fill.instId(),
                        fill.side(),
                        fill.fillPrice().toPlainString(),
                        fill.fillSize().toPlainString(),
                        fill.fee().toPlainString(),
                        fill.orderId())
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return (Files.exists(Quickstart.CSV) ? "" : "tradeId,time,instId,side,price,size,fee,orderId\n") + row + "\n";
    }
}
