package io.github.camelblofin.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A channel as routes name it: {@code tickers}, {@code candle1m}, {@code spot/tickers}.
 *
 * @param channel the line of the table
 * @param bar the bar; {@code null} unless the channel is a family
 */
public record ChannelName(Channel channel, Bar bar) {
    private static final String SPOT = "spot/";

    /** All names, in the order of the tables. */
    public static List<ChannelName> all() {
        return Arrays.stream(Channel.values()).flatMap(ChannelName::of).toList();
    }

    /** The channel that routes call so; bars are case-sensitive. */
    public static Optional<ChannelName> find(String routeName) {
        return all().stream().filter(name -> name.routeName().equals(routeName)).findFirst();
    }

    private static Stream<ChannelName> of(Channel channel) {
        return channel.family()
                ? Arrays.stream(Bar.values()).map(bar -> new ChannelName(channel, bar))
                : Stream.of(new ChannelName(channel, null));
    }

    /** What BloFin calls it in {@code arg.channel}. */
    public String wireName() {
        return bar == null ? channel.wireName() : channel.wireName() + bar.code();
    }

    /** What routes call it after {@code blofin:}. */
    public String routeName() {
        return channel.spot() ? SPOT + wireName() : wireName();
    }

    @Override
    public String toString() {
        return routeName();
    }
}
