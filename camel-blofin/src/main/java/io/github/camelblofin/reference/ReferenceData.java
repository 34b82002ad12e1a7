package io.github.camelblofin.reference;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.ReferenceKind;
import io.github.camelblofin.model.Instrument;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.Calls;
import io.github.camelblofin.rest.RestClient;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.rest.Target;
import io.github.camelblofin.time.Ticker;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
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
    private static final Call ALL_INSTRUMENTS = Call.withQuery(Target.of(Operation.MARKET_INSTRUMENTS), "");
    private static final Call ALL_SPOT_INSTRUMENTS =
            Call.withQuery(Target.of(Operation.SPOT_MARKET_INSTRUMENTS), "instType=SPOT");

    private final Calls exchange;
    private final Map<ReferenceKind, ReferenceCache> caches = new EnumMap<>(ReferenceKind.class);

    ReferenceData(Calls exchange, ReferenceLoader.Ports ports, ReferenceSettings settings) {
        this.exchange = exchange;
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
        Optional<ReferenceKind> stale = call.target().operation().flatMap(Operation::makesStale);
        if (stale.isEmpty()) {
            return answer;
        }
        // Before anybody hears of the change, so that who then asks gets the new data.
        CompletableFuture<Answer> told = new CompletableFuture<>();
        answer.whenComplete((value, failure) -> {
            caches.get(stale.get()).clear();
            if (failure == null) {
                told.complete(value);
            } else {
                told.completeExceptionally(ReferenceLoader.cause(failure));
            }
        });
        return told;
    }

    /** A futures instrument with its rules; empty when BloFin lists none of this name. Fails as the call for it does. */
    public CompletionStage<Optional<Instrument>> instrument(String instId) {
        return instrument(ALL_INSTRUMENTS, instId);
    }

    /** A spot instrument with its rules; empty when BloFin lists none of this name. Fails as the call for it does. */
    public CompletionStage<Optional<Instrument>> spotInstrument(String instId) {
        return instrument(ALL_SPOT_INSTRUMENTS, instId);
    }

    /** All instruments that BloFin lists, of spot or of futures. Fails as the call for them does. */
    public CompletionStage<List<Instrument>> instruments(boolean spot) {
        Question all = new Question(spot ? ALL_SPOT_INSTRUMENTS : ALL_INSTRUMENTS, Signing.none());
        return unwrapped(
                caches.get(ReferenceKind.INSTRUMENTS).get(all),
                found -> List.copyOf(found.held().instruments().values()));
    }

    private CompletionStage<Optional<Instrument>> instrument(Call all, String instId) {
        return unwrapped(
                caches.get(ReferenceKind.INSTRUMENTS).get(new Question(all, Signing.none())),
                found -> Optional.ofNullable(found.held().instruments().get(instId)));
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
