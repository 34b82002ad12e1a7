package io.github.camelblofin.stream;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sockets in memory; the test plays the exchange. */
final class MemoryTransport implements Transport {
    final List<MemoryLink> links = new ArrayList<>();
    /** When each attempt began, in nanoseconds. */
    final List<Long> dialledAt = new ArrayList<>();

    private final VirtualLoop loop;

    MemoryTransport(VirtualLoop loop) {
        this.loop = loop;
    }

    @Override
    public Link dial(URI url, LinkListener listener) {
        MemoryLink link = new MemoryLink(url, listener);
        links.add(link);
        dialledAt.add(loop.nanos());
        return link;
    }

    @Override
    public CompletionStage<Void> close() {
        links.forEach(MemoryLink::close);
        return CompletableFuture.completedFuture(null);
    }

    /** The newest. */
    MemoryLink last() {
        return links.get(links.size() - 1);
    }

    long open() {
        return links.stream().filter(link -> !link.closedByClient && !link.over).count();
    }

    /** One socket, seen from both sides. */
    static final class MemoryLink implements Link {
        final URI url;
        final Deque<String> sent = new ArrayDeque<>();
        private final LinkListener listener;
        private final Deque<byte[]> held = new ArrayDeque<>();
        boolean closedByClient;
        boolean paused;
        private boolean over;

        MemoryLink(URI url, LinkListener listener) {
            this.url = url;
            this.listener = listener;
        }

        // the exchange's side

        void accept() {
            listener.opened();
        }

        /** Accepts, and tells the time. */
        void accept(Instant date) {
            listener.dated(date);
            listener.opened();
        }

        void reject(int status) {
            over = true;
            listener.failed(new DialFailure(status, "HTTP " + status));
        }

        void fail(String reason) {
            over = true;
            listener.failed(new DialFailure(0, reason));
        }

        /** Sends a text, also on a socket that the client has closed: it may have been on its way. */
        void push(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (paused) {
                held.add(bytes);
            } else {
                listener.frame(bytes);
            }
        }

        void drop() {
            over = true;
            listener.closed(1006, "");
        }

        /** Texts that are held back because the client does not read. */
        int held() {
            return held.size();
        }

        // the client's side

        @Override
        public void send(String text) {
            sent.add(text);
        }

        @Override
        public void pause() {
            paused = true;
        }

        @Override
        public void resume() {
            paused = false;
            while (!paused && !held.isEmpty()) {
                listener.frame(held.poll());
            }
        }

        @Override
        public CompletionStage<Void> close() {
            closedByClient = true;
            return CompletableFuture.completedFuture(null);
        }
    }
}
