package io.github.camelblofin.rest;

import io.github.camelblofin.api.ErrorClass;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinRateLimitException;
import io.github.camelblofin.limit.Ending;
import io.github.camelblofin.limit.Permit;
import io.github.camelblofin.limit.Stop;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call on its way. Signs when a connection is there, so that waiting for one does not age the signature, and knows
 * from then on that the call possibly happened. Every field belongs to the thread of the Vert.x context it was started on.
 * Ends once: with an answer, a failure, or by being cancelled; a connection with an unfinished answer is closed.
 */
final class HttpExchange {
    private static final Logger LOG = LoggerFactory.getLogger(RestClient.class);

    private enum Stage {
        CONNECTING,
        SENT,
        ENDED
    }

    private final Wiring wiring;
    private final Call call;
    private final Signing signing;
    private final Permit permit;
    private final Failures failures;
    private final Duration limit;
    private final Context context;
    private final Outcome outcome = new Outcome();

    private Stage stage = Stage.CONNECTING;
    private HttpClientRequest request;
    /** An answer whose status alone says that there were too many calls; {@code null}: none, or not yet. */
    private HttpClientResponse stopping;

    private final Buffer body = Buffer.buffer();
    private long timer;
    private String signature;
    private Instant sentAt;
    private long sentNanos;

    /** @param permit is told how it ended */
    HttpExchange(Context context, Wiring wiring, Call call, Signing signing, Permit permit) {
        this.context = context;
        this.wiring = wiring;
        this.call = call;
        this.signing = signing;
        this.permit = permit;
        this.failures = new Failures(call, this::hideSecrets);
        this.limit = call.timeout().orElse(wiring.settings().timeout());
    }

    /** Starts it; the future completes on the context. Cancelling the future abandons the call, wherever it is. */
    CompletableFuture<Answer> start(HttpClient http) {
        context.runOnContext(ignored -> connect(http));
        return outcome;
    }

    private void connect(HttpClient http) {
        if (stage == Stage.ENDED) {
            return;
        }
        timer = context.owner().setTimer(Math.max(1, limit.toMillis()), id -> expire());
        try {
            http.request(options()).onComplete(this::connected);
        } catch (IllegalStateException closed) {
            fail(failures.closed(closed));
        }
    }

    private void expire() {
        fail(failures.timedOut(stage == Stage.SENT, server(), limit));
    }

    private RequestOptions options() {
        return wiring.server()
                .request()
                .setMethod(io.vertx.core.http.HttpMethod.valueOf(
                        call.target().method().name()))
                .setURI(wiring.server().prefix() + call.pathAndQuery())
                .setConnectTimeout(limit.toMillis());
    }

    private void connected(AsyncResult<HttpClientRequest> result) {
        if (result.failed()) {
            fail(failures.notSent(server(), result.cause()));
            return;
        }
        request = result.result();
        request.exceptionHandler(
                cause -> fail(stage == Stage.SENT ? failures.lost(cause) : failures.notSent(server(), cause)));
        if (stage == Stage.ENDED) {
            request.reset();
            return;
        }
        try {
            addHeaders();
        } catch (BlofinException e) {
            fail(e);
            return;
        } catch (RuntimeException e) {
            // Without the cause: its text may quote a header, and so a key.
            fail(failures.unsendable(e.getClass().getSimpleName()));
            return;
        }
        stage = Stage.SENT;
        sentAt = wiring.wallClock().instant();
        sentNanos = wiring.ticker().nanos();
        (call.hasBody() ? request.send(Buffer.buffer(call.bytes())) : request.send()).onComplete(this::answering);
    }

    private void addHeaders() {
        request.putHeader("User-Agent", UserAgent.TEXT);
        request.putHeader("Accept", "application/json");
        if (call.hasBody()) {
            request.putHeader("Content-Type", "application/json");
        }
        if (call.target().signed()) {
            Map<String, String> proof = signing.headers(call);
            signature = proof.get(Signing.SIGNATURE);
            proof.forEach(request::putHeader);
            call.signed(Long.parseLong(proof.get(Signing.TIMESTAMP)));
        }
    }

    /** Servers may echo what they got, into texts that end in logs. */
    private String hideSecrets(String text) {
        String hidden = signing.hideIn(text);
        return hidden == null || signature == null ? hidden : hidden.replace(signature, "***");
    }

    private void answering(AsyncResult<HttpClientResponse> result) {
        if (result.failed()) {
            fail(failures.lost(result.cause()));
            return;
        }
        HttpClientResponse response = result.result();
        stopping = response.statusCode() == 403 || response.statusCode() == 429 ? response : null;
        response.exceptionHandler(cause -> fail(failures.lost(cause)));
        response.handler(this::append);
        response.endHandler(ignored -> complete(response));
    }

    private void append(Buffer chunk) {
        int most = wiring.settings().maxAnswerBytes();
        if (stage == Stage.SENT && chunk.length() > most - body.length()) {
            fail(failures.tooLong(most));
        } else if (stage == Stage.SENT) {
            body.appendBuffer(chunk);
        }
    }

    private void complete(HttpClientResponse response) {
        if (stage == Stage.ENDED) {
            return;
        }
        settle();
        try {
            outcome.complete(judged(response));
        } catch (BlofinException e) {
            outcome.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            // The timer is off: nobody else would tell the caller.
            outcome.completeExceptionally(failures.lost(e));
        } finally {
            // Told again, it changes nothing.
            permit.end(Ending.ANSWERED);
        }
    }

    /** The answer, if it is a good one. */
    private Answer judged(HttpClientResponse response) {
        HttpReply reply = new HttpReply(
                response.statusCode(),
                response.getHeader("Content-Type"),
                response.getHeader("Date"),
                response.getHeader("Retry-After"),
                body);
        Timing timing = new Timing(sentAt, sentNanos, wiring.ticker().nanos());
        Envelope envelope = envelope();
        Optional<BlofinException> failure = judged(reply, envelope);
        tellTheTime(reply, envelope, timing);
        LOG.debug(
                "{} -> HTTP {}, code {}, {} ms",
                call,
                reply.status(),
                envelope == null ? null : envelope.code(),
                timing.roundTrip().toMillis());
        if (failure.isPresent()) {
            throw failure.get();
        }
        Answer good = new Answer(call.target(), envelope, reply, timing);
        return call.tolerant() ? good.withItems(failures.items(envelope)) : good;
    }

    /** What is wrong with it. Too many calls are told to the limits, which know until when to be silent. */
    private Optional<BlofinException> judged(HttpReply reply, Envelope envelope) {
        Instant now = wiring.wallClock().instant();
        Optional<BlofinException> failure = failures.in(reply, envelope, now);
        if (failure.isEmpty() || !(failure.get() instanceof BlofinRateLimitException)) {
            permit.end(Ending.ANSWERED);
            return failure;
        }
        return permit.stopped(new Stop(reply.status() == 403, reply.retryAfter()))
                .map(wait -> failures.in(reply.retryingAfter(wait), envelope, now))
                .orElse(failure);
    }

    /** Only BloFin's own answers count: a firewall's or a cache's page may carry any date. */
    private void tellTheTime(HttpReply reply, Envelope envelope, Timing timing) {
        if (envelope == null || envelope.code() == null) {
            return;
        }
        boolean refused = ErrorCode.find(envelope.code())
                .filter(line -> line.errorClass() == ErrorClass.CLOCK)
                .isPresent();
        ServerClock clock = wiring.serverClock();
        reply.serverDate()
                .ifPresent(refused ? date -> clock.refused(date, timing) : date -> clock.answered(date, timing));
    }

    /** {@code null}: it is none. */
    private Envelope envelope() {
        try {
            return Envelope.read(body.getBytes());
        } catch (IOException notBlofin) {
            return null;
        }
    }

    private void fail(BlofinException failure) {
        if (stage != Stage.ENDED && !stopped()) {
            LOG.debug("{} -> {}", call, failure.getMessage());
            try {
                abandon();
            } finally {
                outcome.completeExceptionally(failure);
            }
        }
    }

    /** A page of a firewall that never ends is a ban too. Whether it was one. */
    private boolean stopped() {
        if (stopping == null) {
            return false;
        }
        complete(stopping);
        request.reset();
        return true;
    }

    private void abandon() {
        if (stage != Stage.ENDED && !stopped()) {
            permit.end(stage == Stage.SENT ? Ending.LOST : Ending.UNSENT);
            settle();
            if (request != null) {
                request.reset();
            }
        }
    }

    private void settle() {
        stage = Stage.ENDED;
        context.owner().cancelTimer(timer);
    }

    private String server() {
        return wiring.server().name();
    }

    /** What the caller holds; whoever cancels it stops the call. */
    private final class Outcome extends CompletableFuture<Answer> {
        @Override
        public boolean cancel(boolean mayInterrupt) {
            boolean cancelled = super.cancel(mayInterrupt);
            context.runOnContext(ignored -> abandon());
            return cancelled;
        }
    }
}
