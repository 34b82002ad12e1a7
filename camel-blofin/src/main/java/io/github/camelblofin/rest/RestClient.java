package io.github.camelblofin.rest;

import io.github.camelblofin.api.Priority;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.limit.Admission;
import io.github.camelblofin.limit.Ending;
import io.github.camelblofin.limit.Permit;
import io.github.camelblofin.time.Ticker;
import io.github.camelblofin.time.Timekeeping;
import io.github.camelblofin.time.WallClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

/**
 * Calls one environment of BloFin's. Sends each call once; only one that BloFin refused because of its timestamp, and so
 * did not accept, is signed anew and sent a second time. Everything that is sent passes its {@link Admission} first, which
 * keeps BloFin's limits. Identical reads that are under way at once are one call. Orders and cancels have connections of their own, so that slow reads never hold them up. Safe for
 * any thread and never blocks. After {@link #close()} calls fail as not sent.
 */
public final class RestClient implements Calls {
    private final Vertx vertx;
    private final Wiring wiring;
    private final Signing signing;
    private final MergedReads reads = new MergedReads();
    private final HttpClient urgent;
    private final HttpClient ordinary;

    /** @param signing signs calls that do not bring their own */
    public RestClient(Vertx vertx, RestSettings settings, Signing signing) {
        this(vertx, settings, signing, WallClock.SYSTEM, Ticker.SYSTEM);
    }

    /** @param wallClock this machine's time of day, for {@link Timing} and for the end of bans */
    public RestClient(Vertx vertx, RestSettings settings, Signing signing, WallClock wallClock, Ticker ticker) {
        this(
                vertx,
                signing,
                new Wiring(
                        settings,
                        Server.of(settings.environment().rest()),
                        wallClock,
                        ticker,
                        new ServerClock(settings.environment().rest().getAuthority(), wallClock, ticker),
                        Admission.NONE));
    }

    /**
     * @param clock the exchange's time of day, shared with others who call or stream from it; learns from each answer
     * @param admission keeps the limits, which it shares with everybody who calls there
     */
    public RestClient(Vertx vertx, RestSettings settings, Signing signing, ServerClock clock, Admission admission) {
        this(vertx, settings, signing, clock, admission, Timekeeping.SYSTEM);
    }

    /** @param time the clocks that measure calls; those of the exchange's clock are the same */
    public RestClient(
            Vertx vertx,
            RestSettings settings,
            Signing signing,
            ServerClock clock,
            Admission admission,
            Timekeeping time) {
        this(
                vertx,
                signing,
                new Wiring(
                        settings,
                        Server.of(settings.environment().rest()),
                        time.wall(),
                        time.ticker(),
                        clock,
                        admission));
    }

    private RestClient(Vertx vertx, Signing signing, Wiring wiring) {
        RestSettings settings = wiring.settings();
        this.vertx = vertx;
        this.wiring = wiring;
        this.signing = signing;
        this.urgent = vertx.createHttpClient(options(settings));
        this.ordinary = vertx.createHttpClient(options(settings));
    }

    private static HttpClientOptions options(RestSettings settings) {
        HttpClientOptions options = new HttpClientOptions()
                .setMaxPoolSize(settings.poolSize())
                .setKeepAlive(true)
                // Shorter than servers keep them, so that a call rarely meets a connection that is just being closed.
                .setKeepAliveTimeout(20)
                .setDecompressionSupported(true)
                .setConnectTimeout(Math.toIntExact(
                        Math.min(Integer.MAX_VALUE, settings.timeout().toMillis())));
        settings.transport().accept(options);
        return options;
    }

    /** The time of day there, measured by the calls of this client; sign with it. */
    public ServerClock clock() {
        return wiring.serverClock();
    }

    /** {@link #call(Call, Signing)} with the client's own key. */
    public CompletionStage<Answer> call(Call call) {
        return call(call, signing);
    }

    /**
     * Makes one call. The stage completes on a Vert.x event loop: hop to another thread before anything that may block.
     * It fails with a {@link BlofinException} and nothing else. Cancelling its future abandons the call; a write may have
     * happened then.
     */
    @Override
    public CompletionStage<Answer> call(Call call, Signing by) {
        return reads.make(call, by, sent -> make(call, by, sent));
    }

    /** @param sent runs when it has its turn */
    private CompletableFuture<Answer> make(Call call, Signing by, Runnable sent) {
        Duration limit = call.timeout().orElse(wiring.settings().timeout());
        return call.target().signed()
                ? ResignedCall.start(
                        (signed, begun) -> attempt(signed, by, () -> {
                            begun.run();
                            sent.run();
                        }),
                        call,
                        limit,
                        wiring.ticker())
                : attempt(call, by, sent);
    }

    private CompletableFuture<Answer> attempt(Call call, Signing by, Runnable begun) {
        return AdmittedCall.start(wiring.admission(), call, by, permit -> {
            begun.run();
            return exchange(call, by, permit);
        });
    }

    private CompletableFuture<Answer> exchange(Call call, Signing by, Permit permit) {
        Priority priority = call.priority();
        HttpClient http = priority == Priority.CANCEL || priority == Priority.PLACE ? urgent : ordinary;
        try {
            return new HttpExchange(vertx.getOrCreateContext(), wiring, call, by, permit).start(http);
        } catch (IllegalStateException | RejectedExecutionException stopped) {
            permit.end(Ending.UNSENT);
            return CompletableFuture.failedFuture(new Failures(call, by::hideIn).closed(stopped));
        }
    }

    /** Closes all connections; calls under way fail. */
    public Future<Void> close() {
        return Future.join(urgent.close(), ordinary.close()).mapEmpty();
    }
}
