package io.github.camelblofin;

import io.github.camelblofin.api.Channel;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.RecoveryReads;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is kept as a view: a channel, and the lists that it is compared with. */
enum ViewKind {
    POSITIONS("local/positions", Channel.POSITIONS),
    ORDERS("local/orders", Channel.ORDERS),
    ORDERS_ALGO("local/orders-algo", Channel.ORDERS_ALGO),
    BALANCES("local/balances", Channel.ACCOUNT);

    private final String path;
    private final Channel channel;

    ViewKind(String path, Channel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** The view that a producer's path names. */
    static Optional<ViewKind> at(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
    }

    String path() {
        return path;
    }

    Channel channel() {
        return channel;
    }

    /** Whether it shows one thing and no list. */
    boolean single() {
        return this == BALANCES;
    }

    /** What is read to compare. */
    List<Operation> lists() {
        return channel.recovery().orElseThrow().sources().stream()
                .map(RecoveryReads.Source::list)
                .toList();
    }
}
