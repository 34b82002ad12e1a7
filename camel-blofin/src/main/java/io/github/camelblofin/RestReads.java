package io.github.camelblofin;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.rest.Answer;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.PageCollector;
import io.github.camelblofin.rest.PagedList;
import io.github.camelblofin.rest.RequestMerger;
import io.github.camelblofin.rest.RestClient;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.rest.Target;
import io.github.camelblofin.stream.recovery.Reads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Reads for a stream's recovery what its endpoint may read. */
final class RestReads implements Reads {
    private final BlofinServices services;
    private final BlofinEndpoint endpoint;
    private final RestClient client;
    private final Priority place;

    RestReads(BlofinEndpoint endpoint) {
        this(endpoint, Priority.ACCOUNT);
    }

    /** @param place place of signed reads in the queue */
    RestReads(BlofinEndpoint endpoint, Priority place) {
        this.place = place;
        this.endpoint = endpoint;
        this.services = endpoint.getComponent().services();
        this.client = services.rest(endpoint.environment());
    }

    @Override
    public CompletionStage<List<Object>> rows(
            Operation operation, Map<String, String> parameters, Predicate<Object> enough) {
        Signing signing = operation.signed()
                ? services.signing(endpoint.environment(), endpoint.keysFor(operation))
                : Signing.none();
        Call call = new RequestMerger(null)
                .merge(Target.of(operation), parameters, Map.of(), null)
                .within(Duration.ofMillis(endpoint.getConfiguration().getRequestTimeout()))
                .at(operation.signed() ? place : Priority.MARKET);
        Executor decoding = services.answers();
        if (operation.paging().isEmpty()) {
            return client.call(call, signing).thenApplyAsync(Answer::rows, decoding);
        }
        PagedList list = new PagedList(call, page -> client.call(page, signing), true);
        return new PageCollector(list, endpoint.getConfiguration().getMaxRows(), decoding, enough)
                .collect()
                .thenApply(PageCollector.Collected::rows);
    }
}
