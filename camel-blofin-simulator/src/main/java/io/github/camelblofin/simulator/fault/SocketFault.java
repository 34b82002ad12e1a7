package io.github.camelblofin.simulator.fault;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Socket;
import java.time.Duration;
import java.util.Objects;

/**
 * Something wrong with WebSocket connections. Without narrowing it concerns all of them; {@link #on} narrows it to one of
 * BloFin's sockets, {@link #of} to a channel or to one instrument of it.
 *
 * @param socket null: any
 * @param channel name on the wire such as {@code candle1m}; null: any
 * @param instId null: any
 * @param amount what the act needs: HTTP status, close code, bytes, frames or milliseconds; otherwise 0
 */
public record SocketFault(Act act, Socket socket, String channel, String instId, long amount) implements Fault {

    /** When an act strikes. */
    public enum Stage {
        /** A TCP connection came in; the path is not known yet, so REST is struck as well. */
        TCP,
        /** A client asks for a WebSocket. */
        UPGRADE,
        /** A connection is open: struck when it opens, or while it lives. */
        CONNECTION,
        LOGIN,
        SUBSCRIBE,
        /** A text {@code ping} came in. */
        PING,
        /** A push is about to be sent. */
        PUSH
    }

    /** What goes wrong. */
    public enum Act {
        REFUSE(Stage.TCP),
        RESET_AFTER_RECEIVING(Stage.TCP),
        HANG(Stage.UPGRADE),
        RESET(Stage.UPGRADE),
        STATUS(Stage.UPGRADE),
        DROP(Stage.CONNECTION),
        CLOSE(Stage.CONNECTION),
        STALL(Stage.CONNECTION),
        STOP_READING(Stage.CONNECTION),
        DROP_AFTER_BYTES(Stage.CONNECTION),
        DROP_AFTER_FRAMES(Stage.CONNECTION),
        REFUSE_LOGIN(Stage.LOGIN),
        DROP_AT_LOGIN(Stage.LOGIN),
        IGNORE_LOGIN(Stage.LOGIN),
        REFUSE_SUBSCRIPTION(Stage.SUBSCRIBE),
        DROP_AT_SUBSCRIBE(Stage.SUBSCRIBE),
        IGNORE_SUBSCRIPTION(Stage.SUBSCRIBE),
        DELAY_ACK(Stage.SUBSCRIBE),
        NO_PONG(Stage.PING),
        WITHHOLD(Stage.PUSH),
        LOSE(Stage.PUSH),
        DUPLICATE(Stage.PUSH),
        REORDER(Stage.PUSH),
        TRUNCATE(Stage.PUSH),
        MALFORM(Stage.PUSH);

        private final Stage stage;

        Act(Stage stage) {
            this.stage = stage;
        }

        /** When it strikes. */
        public Stage stage() {
            return stage;
        }
    }

    public SocketFault {
        Objects.requireNonNull(act, "act");
    }

    private static SocketFault all(Act act) {
        return new SocketFault(act, null, null, null, 0);
    }

    private static SocketFault all(Act act, long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException(act + " needs a number above 0, not " + amount);
        }
        return new SocketFault(act, null, null, null, amount);
    }

    /** New TCP connections, those of REST calls too, are reset as soon as they stand. */
    public static SocketFault refuseConnection() {
        return all(Act.REFUSE);
    }

    /** New TCP connections, those of REST calls too, are reset when this many bytes came in: in the middle of a request. */
    public static SocketFault resetAfterReceiving(long bytes) {
        return all(Act.RESET_AFTER_RECEIVING, bytes);
    }

    /** The TCP connection stands, but the upgrade is never answered. */
    public static SocketFault hangUpgrade() {
        return all(Act.HANG);
    }

    /** The connection is reset instead of an answer to the upgrade. */
    public static SocketFault resetUpgrade() {
        return all(Act.RESET);
    }

    /** The upgrade is answered with an HTTP status: 403 with the firewall's HTML page, 429, 503 and so on. */
    public static SocketFault answerUpgrade(int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status " + status + " is not an HTTP error: 400 to 599");
        }
        return all(Act.STATUS, status);
    }

    /** The connection is reset: no close frame, what was on its way is lost. */
    public static SocketFault drop() {
        return all(Act.DROP);
    }

    /** The connection is closed politely, with this close code such as 1001 or 1006. */
    public static SocketFault close(int code) {
        return all(Act.CLOSE, code);
    }

    /**
     * Half-open: the connection stays, but nothing passes in either direction, not even {@code pong} or a close frame.
     * What was held passes when the fault is over, unless the client hung up.
     */
    public static SocketFault stall() {
        return all(Act.STALL);
    }

    /** The exchange sends on but reads nothing, so that what the client sends piles up. */
    public static SocketFault stopReading() {
        return all(Act.STOP_READING);
    }

    /** The connection ends when this many bytes were sent, in the middle of a frame. */
    public static SocketFault dropAfterBytes(long bytes) {
        return all(Act.DROP_AFTER_BYTES, bytes);
    }

    /** The connection is reset when this many further messages were sent. */
    public static SocketFault dropAfterFrames(int frames) {
        return all(Act.DROP_AFTER_FRAMES, frames);
    }

    /** A login is refused with 60009. */
    public static SocketFault refuseLogin() {
        return all(Act.REFUSE_LOGIN);
    }

    /** The connection is reset when the login arrives. */
    public static SocketFault dropAtLogin() {
        return all(Act.DROP_AT_LOGIN);
    }

    /** A login is never answered. */
    public static SocketFault ignoreLogin() {
        return all(Act.IGNORE_LOGIN);
    }

    /** A subscription is refused with 60012. */
    public static SocketFault refuseSubscription() {
        return all(Act.REFUSE_SUBSCRIPTION);
    }

    /** The connection is reset when the subscription arrives, before its ack. */
    public static SocketFault dropAtSubscribe() {
        return all(Act.DROP_AT_SUBSCRIBE);
    }

    /** A subscription is never answered, nor obeyed. */
    public static SocketFault ignoreSubscription() {
        return all(Act.IGNORE_SUBSCRIPTION);
    }

    /** A subscription takes effect, and is acknowledged, this much later. */
    public static SocketFault delayAck(Duration delay) {
        return all(Act.DELAY_ACK, delay.toMillis());
    }

    /** A {@code ping} is not answered, while everything else goes on. */
    public static SocketFault noPong() {
        return all(Act.NO_PONG);
    }

    /** A silent channel: nothing is pushed, the first picture after the ack included, while {@code pong}s come. */
    public static SocketFault withhold(String channel) {
        return all(Act.WITHHOLD).of(channel);
    }

    /** Pushes are left out; on {@code books} that is a gap in the sequence. The picture after the ack is not. */
    public static SocketFault lose(String channel) {
        return all(Act.LOSE).of(channel);
    }

    /** Pushes are sent twice. */
    public static SocketFault duplicate(String channel) {
        return all(Act.DUPLICATE).of(channel);
    }

    /** A push is sent after the one that follows it. */
    public static SocketFault reorder(String channel) {
        return all(Act.REORDER).of(channel);
    }

    /** Only the first half of a push is sent, as a complete frame. */
    public static SocketFault truncate(String channel) {
        return all(Act.TRUNCATE).of(channel);
    }

    /** A push is sent that is no JSON. */
    public static SocketFault malform(String channel) {
        return all(Act.MALFORM).of(channel);
    }

    /** The same fault on one of BloFin's sockets only. */
    public SocketFault on(Socket value) {
        if (act.stage() == Stage.TCP) {
            throw new IllegalArgumentException(act + " strikes before the socket is known");
        }
        return new SocketFault(act, value, channel, instId, amount);
    }

    /**
     * The same fault on one channel only.
     *
     * @throws IllegalArgumentException when there is no such channel, or the act strikes before there are channels
     */
    public SocketFault of(String channelName) {
        if (act.stage() != Stage.SUBSCRIBE && act.stage() != Stage.PUSH) {
            throw new IllegalArgumentException(act + " does not concern a channel");
        }
        if (ChannelName.all().stream().noneMatch(name -> name.wireName().equals(channelName))) {
            throw new IllegalArgumentException("BloFin has no channel " + channelName);
        }
        return new SocketFault(act, socket, channelName, instId, amount);
    }

    /** The same fault on one instrument of one channel only. */
    public SocketFault of(String channelName, String instrument) {
        SocketFault narrowed = of(channelName);
        return new SocketFault(act, socket, narrowed.channel, instrument, amount);
    }

    public boolean concerns(Socket where) {
        return socket == null || socket == where;
    }

    boolean concerns(Socket where, String whichChannel, String whichInstrument) {
        return concerns(where)
                && (channel == null || channel.equals(whichChannel))
                && (instId == null || instId.equals(whichInstrument));
    }

    /** Such as {@code LOSE books BTC-USDT}. */
    @Override
    public String toString() {
        return act
                + (amount == 0 ? "" : " " + amount)
                + (socket == null ? "" : " on " + socket.path())
                + (channel == null ? "" : " " + channel)
                + (instId == null ? "" : " " + instId);
    }
}
