package io.github.camelblofin;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Socket;
import io.github.camelblofin.stream.StreamChannel;
import java.util.Optional;

/** Channels that are newer than this release: let through by {@code channelCheck=false}. */
final class UnknownChannel {
    private static final String SPOT = "spot/";
    private static final String COPYTRADING = "copytrading-";

    private UnknownChannel() {}

    /**
     * The channel that a consumer's path names.
     *
     * @throws IllegalArgumentException when the table does not have it, unless the options let it through
     */
    static StreamChannel or(BlofinEndpoint endpoint) {
        String path = endpoint.getPath();
        BlofinConfiguration options = endpoint.getConfiguration();
        Optional<ChannelName> known = ChannelName.find(path);
        if (known.isPresent() || options.isChannelCheck()) {
            StreamChannel channel = StreamChannel.of(EndpointPath.channel(path));
            if (endpoint.given("socket")) {
                throw new IllegalArgumentException("from(\"blofin:" + path + "?socket=" + options.getSocket()
                        + "\"): socket is for channels that this release does not know, with channelCheck=false;"
                        + " remove it");
            }
            return channel;
        }
        boolean spot = path.startsWith(SPOT);
        String name = spot ? path.substring(SPOT.length()) : path;
        if (name.isEmpty() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "from(\"blofin:" + path + "\"): " + path
                            + " cannot be a channel: give its name as BloFin writes it, with spot/ before those of the spot market");
        }
        boolean copytrading = !spot && name.startsWith(COPYTRADING);
        boolean login = login(path, options.getSocket(), copytrading);
        if (copytrading) {
            return StreamChannel.custom(name, Socket.COPYTRADING_PRIVATE);
        }
        if (spot) {
            return StreamChannel.custom(name, login ? Socket.SPOT_PRIVATE : Socket.SPOT_PUBLIC);
        }
        return StreamChannel.custom(name, login ? Socket.PRIVATE : Socket.PUBLIC);
    }

    private static boolean login(String path, String wanted, boolean copytrading) {
        if (wanted == null || wanted.equals("private")) {
            return wanted != null || copytrading;
        }
        String uri = "from(\"blofin:" + path + "?socket=" + wanted + "\"): ";
        if (!wanted.equals("public")) {
            throw new IllegalArgumentException(uri + "use socket=public or socket=private");
        }
        if (copytrading) {
            throw new IllegalArgumentException(uri + "copy trading has a private socket only; remove socket=public");
        }
        return false;
    }
}
