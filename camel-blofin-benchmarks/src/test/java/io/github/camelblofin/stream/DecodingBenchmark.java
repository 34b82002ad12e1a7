package io.github.camelblofin.stream;

import io.github.camelblofin.stream.PushDecoder.UndecodableException;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** What a message costs: the look that the loop takes, and decoding on the worker, the short way and the long one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecodingBenchmark {
    @Param({"trades", "tickers", "candle1m", "books5"})
    String channel;

    private final FramePeek peek = new FramePeek();
    private PushDecoder decoder;
    private byte[] json;

    @Setup
    public void prepare() throws UndecodableException {
        json = SampleFrames.bytes(channel);
        StreamChannel known = SampleFrames.channel(channel);
        decoder = new PushDecoder(known, RowForm.TYPED);
        if (new PlainPush(known, PlainRows.of(known.rowType())).decode(SampleFrames.frame(json)) == null) {
            throw new IllegalStateException("The sample of " + channel + " takes the long way");
        }
    }

    @Benchmark
    public Object peek() {
        return peek.read(json);
    }

    @Benchmark
    public Object decode() throws UndecodableException {
        return decoder.decode(SampleFrames.frame(json));
    }

    @Benchmark
    public Object decodeTheLongWay() throws UndecodableException {
        return decoder.parse(SampleFrames.frame(json));
    }
}
