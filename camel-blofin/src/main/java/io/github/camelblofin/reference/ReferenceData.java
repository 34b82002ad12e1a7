package io.github.camelblofin.reference;

import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.api.ReferenceKind;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.model.Instrument;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.Calls;
import io.github.camelblofin.rest.RestClient;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.rest.Target;
import io.github.camelblofin.time.Ticker;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The reference data of one exchange: calls whose answers are kept (see {@link Operation#keptAs()}) are answered from here,
 * all others are made. Which data a call makes wrong ({@link Operation#makesStale()}) is forgotten when the call ends, however
 * it ends; for all keys, since several may open one account. Changes made elsewhere show when the lifetime of the data is
 * over. Safe for any thread and never blocks.
 */
public final class ReferenceData implements Calls {
    private static final Call ALL_INSTRUMENTS = instruments(false, Map.of());
    private static final Call ALL_SPOT_INSTRUMENTS = instruments(true, Map.of());

    /** A list that is younger holds all instruments; an older one may miss a new one. */
    private static final long NEW_NANOS = Duration.ofSeconds(10).toNanos();

    private final Calls exchange;
    private final Ticker ticker;
    private final Map<ReferenceKind, ReferenceCache> caches = new EnumMap<>(ReferenceKind.class);

    ReferenceData(Calls exchange, ReferenceLoader.Ports ports, ReferenceSettings settings) {
        this.exchange = exchange;
        this.ticker = ports.ticker();
        Arrays.stream(ReferenceKind.values())
                .forEach(kind -> caches.put(
                        kind, new ReferenceCache(new ReferenceLoader(exchange, ports, settings.lifetime(kind)))));
    }

    /**
     * The reference data that this client reads.
     *
     * @param base base of the exchange's REST calls
     * @param store shared with other processes; {@code null}: none
     */
    public static ReferenceData of(RestClient client, URI base, ReferenceSettings settings, ReferenceStore store) {
        ReferenceStore second = store == null ? TolerantStore.NONE : new TolerantStore(store, Ticker.SYSTEM);
        return new ReferenceData(
                client, new ReferenceLoader.Ports(base, second, client.clock(), Ticker.SYSTEM), settings);
    }

    @Override
    public CompletionStage<Answer> call(Call call, Signing by) {
        Optional<ReferenceKind> kind = call.target().operation().flatMap(Operation::keptAs);
        return kind.isPresent() ? kept(caches.get(kind.get()), call, by) : made(call, by);
    }

    /** Calls past the cache: every call is made, and still forgets what it makes wrong. */
    public Calls bypass() {
        return this::made;
    }

    private CompletionStage<Answer> kept(ReferenceCache cache, Call call, Signing by) {
        Question question;
        try {
            question = new Question(call, by);
        } catch (RuntimeException noKey) {
            // The call says it better.
            return exchange.call(call, by);
        }
        return unwrapped(
                cache.get(question),
                found -> found.kept()
                        ? found.held().answer().asKept()
                        : found.held().answer());
    }

    private CompletionStage<Answer> made(Call call, Signing by) {
        CompletionStage<Answer> answer = exchange.call(call, by);
        Optional<ReferenceKind> stale = stale(call.target());
        if (stale.isEmpty()) {
            return answer;
        }
        // Before anybody hears of the change, so that who then asks gets the new data.
        CompletableFuture<Answer> told = new CompletableFuture<>();
        answer.whenComplete((value, failure) -> {
            try {
                caches.get(stale.get()).clear();
            } finally {
                if (failure == null) {
                    told.complete(value);
                } else {
                    told.completeExceptionally(ReferenceLoader.cause(failure));
                }
            }
        });
        return told;
    }

    /** A path of the table changes the same things when it is called as one that is newer than the table. */
    private static Optional<ReferenceKind> stale(Target target) {
        return target.writes()
                ? target.operation().or(() -> Operation.find(target.path())).flatMap(Operation::makesStale)
                : Optional.empty();
    }

    /**
     * An instrument with its rules; empty when BloFin lists none of this name. One that is not in the list that is kept is
     * asked for by its name, since it may be newer than the list. Fails as the call for it does.
     *
     * @param spot whether a spot instrument is meant; futures otherwise
     */
    public CompletionStage<Optional<Instrument>> instrument(boolean spot, String instId) {
        Call all = spot ? ALL_SPOT_INSTRUMENTS : ALL_INSTRUMENTS;
        CompletionStage<ReferenceCache.Found> list =
                caches.get(ReferenceKind.INSTRUMENTS).get(new Question(all, Signing.none()));
        return unwrapped(list, Function.identity()).thenCompose(found -> {
            Instrument known = found.held().instruments().get(instId);
            return known != null || found.held().age(ticker.nanos()) < NEW_NANOS
                    ? CompletableFuture.completedFuture(Optional.ofNullable(known))
                    : named(this, spot, instId);
        });
    }

    /** All instruments that BloFin lists, of spot or of futures. Fails as the call for them does. */
    public CompletionStage<List<Instrument>> instruments(boolean spot) {
        Question all = new Question(spot ? ALL_SPOT_INSTRUMENTS : ALL_INSTRUMENTS, Signing.none());
        return unwrapped(
                caches.get(ReferenceKind.INSTRUMENTS).get(all),
                found -> List.copyOf(found.held().instruments().values()));
    }

    /** The same, read from BloFin and not from what is kept. */
    public CompletionStage<Optional<Instrument>> freshInstrument(boolean spot, String instId) {
        return named(bypass(), spot, instId);
    }

    private static CompletionStage<Optional<Instrument>> named(Calls calls, boolean spot, String instId) {
        CompletableFuture<Optional<Instrument>> result = new CompletableFuture<>();
        calls.call(instruments(spot, Map.of("instId", instId)), Signing.none()).whenComplete((answer, failure) -> {
            Throwable cause = ReferenceLoader.cause(failure);
            try {
                if (failure == null) {
                    result.complete(answer.rows().stream()
                            .map(Instrument.class::cast)
                            .filter(row -> instId.equals(row.instId()))
                            .findFirst());
                } else if (unknownName(cause)) {
                    result.complete(Optional.empty());
                } else {
                    result.completeExceptionally(cause);
                }
            } catch (RuntimeException unreadable) {
                result.completeExceptionally(unreadable);
            }
        });
        return result;
    }

    private static boolean unknownName(Throwable failure) {
        return failure instanceof BlofinException told
                && told.code()
                        .filter(ErrorCode.INSTRUMENT_NOT_FOUND.code()::equals)
                        .isPresent();
    }

    /** In front of other reads: an order may wait for it. */
    private static Call instruments(boolean spot, Map<String, String> parameters) {
        Map<String, String> query = new LinkedHashMap<>(spot ? Map.of("instType", "SPOT") : Map.of());
        query.putAll(parameters);
        Operation list = spot ? Operation.SPOT_MARKET_INSTRUMENTS : Operation.MARKET_INSTRUMENTS;
        return Call.withQuery(Target.of(list), "").asking(query).at(Priority.PLACE);
    }

    /** The stage of a value, which fails with the failure of the call itself. */
    private static <T> CompletionStage<T> unwrapped(
            CompletionStage<ReferenceCache.Found> from, Function<ReferenceCache.Found, T> value) {
        CompletableFuture<T> result = new CompletableFuture<>();
        from.whenComplete((found, failure) -> {
            try {
                if (failure == null) {
                    result.complete(value.apply(found));
                } else {
                    result.completeExceptionally(ReferenceLoader.cause(failure));
                }
            } catch (RuntimeException unreadable) {
                result.completeExceptionally(unreadable);
            }
        });
        return result;
    }

    /** What the caches did. */
    public ReferencePicture picture() {
        ReferencePicture sum = new ReferencePicture(0, 0, 0, 0, 0);
        for (ReferenceCache cache : caches.values()) {
            sum = cache.plus(sum);
        }
        return sum;
    }
}
