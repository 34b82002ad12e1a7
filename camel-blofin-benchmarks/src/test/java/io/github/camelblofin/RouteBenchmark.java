package io.github.camelblofin;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.stream.Push;
import io.github.camelblofin.stream.StreamChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What an Exchange costs on its way from the consumer through a route to a processor. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RouteBenchmark {
    /** Whether the route looks at a header. */
    @Param({"false", "true"})
    boolean headers;

    private final PushExchanges exchanges = new PushExchanges(Output.typed, Delivery.item);
    private final Push push = new Push(
            StreamChannel.of(ChannelName.find("trades").orElseThrow()), "AB-USDT", null, List.of("row"), null, 1, 2, 3);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Source source = new Source();

    @Setup
    public void start(Blackhole hole) throws Exception {
        source.setCamelContext(context);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(source).process(exchange -> {
                    hole.consume(exchange.getMessage().getBody());
                    if (headers) {
                        hole.consume(exchange.getMessage().getHeader(BlofinHeaders.INST_ID));
                    }
                });
            }
        });
        context.start();
    }

    @TearDown
    public void stop() {
        context.stop();
    }

    @Benchmark
    public void route() throws Exception {
        source.consumer.emit(exchanges, push);
    }

    private static final class Source extends DefaultEndpoint {
        private Emitter consumer;

        @Override
        protected String createEndpointUri() {
            return "source:benchmark";
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            consumer = new Emitter(this, processor);
            return consumer;
        }
    }

    /** Does what the stream consumer does with a row. */
    private static final class Emitter extends DefaultConsumer {
        Emitter(DefaultEndpoint endpoint, Processor processor) {
            super(endpoint, processor);
        }

        void emit(PushExchanges exchanges, Push push) throws Exception {
            for (Object body : exchanges.bodies(push)) {
                Exchange exchange = createExchange(false);
                exchanges.fill(exchange, push, body);
                getProcessor().process(exchange);
                releaseExchange(exchange, false);
            }
        }
    }
}
