package io.github.camelblofin.stream;

import io.github.camelblofin.stream.Transport.Link;
import io.github.camelblofin.stream.Transport.LinkListener;
import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One socket of Vert.x. Handlers are set before connecting, since a frame may come before the answer to connecting. Owned
 * by the event loop.
 */
final class VertxLink implements Link {
    private enum State {
        DIALING,
        OPEN,
        CLOSED
    }

    private final ClientWebSocket socket;
    private final LinkListener listener;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    /** Owner: the loop, as for all fields. */
    private State state = State.DIALING;

    /** Start of a message that comes in several frames; {@code null} when none does. */
    private ByteArrayOutputStream parts;

    VertxLink(ClientWebSocket socket, LinkListener listener) {
        this.socket = socket;
        this.listener = listener;
    }

    void connect(WebSocketConnectOptions options) {
        if (state == State.CLOSED) {
            return;
        }
        socket.frameHandler(this::frame);
        socket.closeHandler(nothing -> closed());
        socket.exceptionHandler(problem -> {
            // a close follows, which is what counts
        });
        socket.connect(options).onComplete(this::connected);
    }

    private void connected(AsyncResult<WebSocket> result) {
        if (result.succeeded()) {
            if (state == State.CLOSED) {
                socket.close();
            } else {
                VertxTransport.date(result.result().headers()).ifPresent(listener::dated);
                open();
            }
        } else if (state != State.CLOSED) {
            state = State.CLOSED;
            gone.complete(null);
            listener.failed(VertxTransport.failure(result.cause()));
        }
    }

    /** The socket is open; the first sign of it counts, whichever comes. */
    private void open() {
        if (state == State.DIALING) {
            state = State.OPEN;
            listener.opened();
        }
    }

    private void frame(WebSocketFrame frame) {
        if (state == State.CLOSED) {
            return;
        }
        open();
        if (frame.isText() || frame.isBinary() || frame.isContinuation()) {
            data(frame.binaryData().getBytes(), frame.isFinal());
        } else if (!frame.isClose()) {
            listener.alive();
        }
    }

    private void data(byte[] bytes, boolean last) {
        if (last && parts == null) {
            listener.frame(bytes);
            return;
        }
        if (parts == null) {
            parts = new ByteArrayOutputStream(2 * bytes.length);
        }
        parts.writeBytes(bytes);
        if (parts.size() > VertxTransport.MAX_MESSAGE) {
            parts = null;
            socket.close((short) 1009, "message too big");
        } else if (last) {
            byte[] message = parts.toByteArray();
            parts = null;
            listener.frame(message);
        } else {
            listener.alive();
        }
    }

    private void closed() {
        gone.complete(null);
        if (state != State.CLOSED) {
            state = State.CLOSED;
            Short code = socket.closeStatusCode();
            listener.closed(code == null ? 1006 : code, socket.closeReason());
        }
    }

    @Override
    public void send(String text) {
        if (state == State.OPEN) {
            socket.writeTextMessage(text);
        }
    }

    /** Sends a binary frame. BloFin takes none; the conformance suite wants an echo. */
    void sendBinary(byte[] bytes) {
        if (state == State.OPEN) {
            socket.writeBinaryMessage(Buffer.buffer(bytes));
        }
    }

    @Override
    public void pause() {
        if (state == State.OPEN) {
            socket.pause();
        }
    }

    @Override
    public void resume() {
        if (state == State.OPEN) {
            socket.resume();
        }
    }

    @Override
    public CompletionStage<Void> close() {
        if (state == State.OPEN) {
            state = State.CLOSED;
            // A paused socket would not notice the end.
            socket.resume();
            socket.close();
        } else if (state == State.DIALING) {
            state = State.CLOSED;
            gone.complete(null);
        }
        return gone;
    }
}
