package io.github.camelblofin.stream;

import java.net.URI;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Opens WebSockets. Called on the loop, and calls back on the loop, never before the called method has returned. */
interface Transport {
    /**
     * Starts to connect. The listener hears exactly one of {@code opened} and {@code failed}, unless the link is closed
     * before.
     */
    Link dial(URI url, LinkListener listener);

    /** Lets go of everything; links still open are closed. */
    CompletionStage<Void> close();

    /** One socket, or one on its way. */
    interface Link {
        /** Sends a text frame; what cannot be sent is dropped, the loss of the socket is reported by itself. */
        void send(String text);

        /** Stops reading. Frames stay in order and are not lost; answers and the end of the socket wait too. */
        void pause();

        /** Reads again. */
        void resume();

        /** Closes the socket or gives up connecting; the listener hears nothing more. Completes when it is gone. */
        CompletionStage<Void> close();
    }

    /** What a socket tells. */
    interface LinkListener {
        /** The answer to the upgrade says what time it is at the exchange, to the second. Comes before {@link #opened}. */
        default void dated(Instant date) {}

        void opened();

        void failed(DialFailure failure);

        /** A whole message. The array is the listener's from now on and is never written again. */
        void frame(byte[] bytes);

        /** Something came in that is no message, such as a protocol ping. */
        void alive();

        /** The socket is gone. */
        void closed(int code, String reason);
    }

    /**
     * Why no socket was made.
     *
     * @param httpStatus status of the answer to the upgrade; 0 when there was none
     * @param reason text for people
     */
    record DialFailure(int httpStatus, String reason) {}
}
