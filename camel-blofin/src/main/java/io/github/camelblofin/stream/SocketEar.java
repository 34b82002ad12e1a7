package io.github.camelblofin.stream;

import io.github.camelblofin.stream.Transport.DialFailure;
import io.github.camelblofin.stream.Transport.LinkListener;
import java.time.Instant;

/**
 * Listens to one socket of a connection. What it hears counts only while that is the connection's present socket: one
 * that was given up may still open, speak or report its end. Owned by the loop.
 */
final class SocketEar implements LinkListener {
    private final Connection connection;
    private final long socket;

    SocketEar(Connection connection, long socket) {
        this.connection = connection;
        this.socket = socket;
    }

    @Override
    public void dated(Instant date) {
        if (connection.current(socket)) {
            connection.dated(date);
        }
    }

    @Override
    public void opened() {
        if (connection.current(socket)) {
            connection.opened();
        }
    }

    @Override
    public void failed(DialFailure failure) {
        if (connection.current(socket)) {
            connection.failedToOpen(failure);
        }
    }

    @Override
    public void frame(byte[] bytes) {
        if (connection.current(socket)) {
            connection.heard(bytes);
        }
    }

    @Override
    public void alive() {
        if (connection.current(socket)) {
            connection.heardLife();
        }
    }

    @Override
    public void closed(int code, String reason) {
        if (connection.current(socket)) {
            String why = reason == null || reason.isEmpty() ? "" : " (" + reason + ")";
            connection.lose("the socket was closed with code " + code + why);
        }
    }
}
