package io.github.camelblofin.stream;

import io.github.camelblofin.api.ChannelName;
import java.nio.charset.StandardCharsets;

/** One message of each busy channel, in BloFin's form; the values are made up. */
final class SampleFrames {
    private SampleFrames() {}

    static StreamChannel channel(String name) {
        return StreamChannel.of(ChannelName.find(name).orElseThrow());
    }

    static byte[] bytes(String channel) {
        String data =
                switch (channel) {
                    case "trades" ->
                        "[{\"instId\":\"AB-USDT\",\"tradeId\":\"90210\",\"price\":\"1234.5\",\"size\":\"17\","
                                + "\"side\":\"buy\",\"ts\":\"1700000000123\"}]";
                    case "tickers" ->
                        "[{\"instId\":\"AB-USDT\",\"last\":\"1234.5\",\"lastSize\":\"17\",\"askPrice\":\"1234.6\","
                                + "\"askSize\":\"310\",\"bidPrice\":\"1234.4\",\"bidSize\":\"295\",\"open24h\":\"1200.1\","
                                + "\"high24h\":\"1250\",\"low24h\":\"1199.9\",\"volCurrency24h\":\"5120.75\","
                                + "\"vol24h\":\"5120750\",\"ts\":\"1700000000123\"}]";
                    case "candle1m" ->
                        "[[\"1700000040000\",\"1234.5\",\"1240\",\"1230.1\",\"1235.2\",\"4711\",\"4.711\",\"5816.4\",\"0\"]]";
                    case "books5" ->
                        "{\"asks\":" + levels(12346) + ",\"bids\":" + levels(12340) + ",\"ts\":\"1700000000123\"}";
                    default -> throw new IllegalArgumentException(channel);
                };
        String action = channel.equals("books5") ? ",\"action\":\"snapshot\"" : "";
        return ("{\"arg\":{\"channel\":\"" + channel + "\",\"instId\":\"AB-USDT\"}" + action + ",\"data\":" + data
                        + "}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String levels(int first) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            out.append(i == 0 ? "[[" : ",[")
                    .append((first + i) / 10.0)
                    .append(',')
                    .append(100 + 7 * i)
                    .append(']');
        }
        return out.append(']').toString();
    }

    static Frame frame(byte[] json) {
        return new Frame(json, "AB-USDT", 1, 2, 3);
    }
}
