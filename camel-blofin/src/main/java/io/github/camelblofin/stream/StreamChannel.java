package io.github.camelblofin.stream;

import io.github.camelblofin.api.ActionSemantics;
import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Conflation;
import io.github.camelblofin.api.InstrumentArgument;
import io.github.camelblofin.api.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A channel to subscribe to: one of the table, or one that is newer than this release.
 *
 * @param routeName what routes call it
 * @param wireName value of {@code arg.channel}
 * @param socket the socket it lives on
 * @param known its line of the table; {@code null} when it is not there
 */
public record StreamChannel(String routeName, String wireName, Socket socket, ChannelName known) {
    public StreamChannel {
        Objects.requireNonNull(routeName, "routeName");
        Objects.requireNonNull(wireName, "wireName");
        Objects.requireNonNull(socket, "socket");
    }

    /** A channel of the table. */
    public static StreamChannel of(ChannelName name) {
        return new StreamChannel(
                name.routeName(), name.wireName(), name.channel().socket(), name);
    }

    /** A channel that the table does not have; its rows are Maps. */
    public static StreamChannel custom(String wireName, Socket socket) {
        boolean spot = socket == Socket.SPOT_PUBLIC || socket == Socket.SPOT_PRIVATE;
        return new StreamChannel(spot ? "spot/" + wireName : wireName, wireName, socket, null);
    }

    /** Its line of the table. */
    public Optional<ChannelName> name() {
        return Optional.ofNullable(known);
    }

    /** Type of one row. */
    public Class<?> rowType() {
        return known == null ? Map.class : known.channel().rowType();
    }

    /** Whether a subscription names an instrument; of a channel that the table does not have, nobody knows. */
    public InstrumentArgument instrument() {
        return known == null ? InstrumentArgument.OPTIONAL : known.channel().instrument();
    }

    /** Silence of one instrument that is a sign of trouble; {@code ZERO} where silence is normal. */
    public Duration staleAfter() {
        return known == null ? Duration.ZERO : known.channel().staleAfter();
    }

    /** Whether its messages are changes of the state that comes first, as those of order books. */
    public boolean changes() {
        return known != null && known.channel().action() == ActionSemantics.SNAPSHOT_THEN_UPDATES;
    }

    /** What a newer push makes of one that waits. */
    public Conflation conflation() {
        return known == null ? Conflation.NONE : known.channel().conflation();
    }

    /** Whether subscriptions carry {@code instType=SPOT}. */
    public boolean spot() {
        return socket == Socket.SPOT_PUBLIC || socket == Socket.SPOT_PRIVATE;
    }

    /** Whether each new subscription begins with the whole state. */
    boolean snapshotFirst() {
        return known != null && known.channel().snapshotFirst();
    }

    @Override
    public String toString() {
        return routeName;
    }
}
