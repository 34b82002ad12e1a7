package io.github.camelblofin.simulator.socket;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The names of the channel table by the socket they belong to and their name on the wire. */
final class ChannelNames {
    private static final Map<Socket, Map<String, ChannelName>> BY_SOCKET = ChannelName.all().stream()
            .collect(Collectors.groupingBy(
                    name -> name.channel().socket(),
                    Collectors.toUnmodifiableMap(ChannelName::wireName, Function.identity())));

    private ChannelNames() {}

    static Optional<ChannelName> find(Socket socket, String wireName) {
        return Optional.ofNullable(BY_SOCKET.getOrDefault(socket, Map.of()).get(wireName));
    }

    /** A name that is known to be in the table. */
    static ChannelName of(Socket socket, String wireName) {
        return find(socket, wireName).orElseThrow(() -> new IllegalArgumentException(wireName));
    }
}
