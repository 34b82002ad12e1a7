package io.github.camelblofin.rest;

import io.github.camelblofin.api.HttpMethod;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.limit.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Makes one call of identical reads that are under way at once. Public ones are shared until the answer comes. Signed ones
 * only while they wait for their turn: an answer that was asked for before may not know of what the caller has just
 * changed. Every caller may give up by itself; when all have, the call is given up. Safe for any thread.
 */
final class MergedReads {
    private final ConcurrentMap<Key, Shared> shared = new ConcurrentHashMap<>();

    /** What makes reads identical: the request, the key, and how it is made. */
    private record Key(
            String request, String keyId, Priority priority, Optional<Duration> timeout, Turn.Patience patience) {}

    /** @param maker makes the call, and runs what it is given when the call has its turn */
    CompletableFuture<Answer> make(Call call, Signing by, Function<Runnable, CompletableFuture<Answer>> maker) {
        Optional<Key> key = key(call, by);
        if (key.isEmpty()) {
            return maker.apply(() -> {});
        }
        Shared[] fresh = {null};
        Reader[] reader = {null};
        shared.compute(key.get(), (same, known) -> {
            reader[0] = known == null ? null : known.join();
            if (reader[0] != null) {
                return known;
            }
            fresh[0] = new Shared(same, call.target().signed());
            reader[0] = fresh[0].join();
            return fresh[0];
        });
        if (fresh[0] != null) {
            fresh[0].start(maker);
        }
        return reader[0];
    }

    private static Optional<Key> key(Call call, Signing by) {
        if (call.target().method() != HttpMethod.GET || !call.repeatable()) {
            return Optional.empty();
        }
        try {
            String keyId = call.target().signed() ? by.keyId().orElse("") : "";
            return Optional.of(new Key(call.pathAndQuery(), keyId, call.priority(), call.timeout(), call.patience()));
        } catch (RuntimeException noKey) {
            // The call says it better.
            return Optional.empty();
        }
    }

    /** One call and those who wait for its answer. */
    private final class Shared {
        private final Key key;
        private final boolean fresh;
        /** Guarded by this, as are the next two. */
        private final List<Reader> readers = new ArrayList<>();

        private boolean closed;
        private CompletableFuture<Answer> made;

        /** @param fresh whether nobody may join once it was sent */
        Shared(Key key, boolean fresh) {
            this.key = key;
            this.fresh = fresh;
        }

        /** One more who wants the answer; {@code null}: too late. */
        synchronized Reader join() {
            if (closed) {
                return null;
            }
            Reader reader = new Reader(this);
            readers.add(reader);
            return reader;
        }

        void start(Function<Runnable, CompletableFuture<Answer>> maker) {
            CompletableFuture<Answer> now = maker.apply(fresh ? this::close : () -> {});
            boolean abandoned;
            synchronized (this) {
                made = now;
                abandoned = readers.isEmpty();
            }
            if (abandoned) {
                now.cancel(true);
            }
            CompletionStage<Answer> end = now;
            end.whenComplete(this::tell);
        }

        private List<Reader> close() {
            shared.remove(key, this);
            synchronized (this) {
                closed = true;
                return List.copyOf(readers);
            }
        }

        private void tell(Answer answer, Throwable failure) {
            for (Reader reader : close()) {
                if (failure == null) {
                    reader.complete(answer);
                } else {
                    reader.completeExceptionally(failure);
                }
            }
        }

        void leave(Reader reader) {
            CompletableFuture<Answer> abandoned;
            synchronized (this) {
                readers.remove(reader);
                closed |= readers.isEmpty();
                abandoned = readers.isEmpty() ? made : null;
            }
            if (abandoned != null) {
                abandoned.cancel(true);
            }
        }
    }

    /** What one of the callers holds. */
    private static final class Reader extends CompletableFuture<Answer> {
        private final Shared call;

        Reader(Shared call) {
            this.call = call;
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            boolean cancelled = super.cancel(mayInterrupt);
            if (cancelled) {
                call.leave(this);
            }
            return cancelled;
        }
    }
}
