/**
 * Streams: sockets to BloFin that are shared, kept alive, logged in and subscribed for as long as somebody listens.
 *
 * <p>Way in: {@link io.github.camelblofin.stream.Streams}. The path of a message: {@code Transport} (bytes) → {@code
 * Connection} → {@code FrameRouter} (finds channel and instrument without parsing) → {@code Mailbox} → worker: {@code
 * PushDecoder} → {@link io.github.camelblofin.stream.StreamListener}.
 *
 * <p>Threads: everything up to the mailbox belongs to one thread, the {@code Loop} (in production a Vert.x event loop),
 * and is neither locked nor volatile; everything after it runs on the executor of the subscription. The mailbox is the
 * only place where both meet. The public methods may be called from any thread and hop to the loop.
 */
package io.github.camelblofin.stream;
