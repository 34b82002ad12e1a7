package io.github.camelblofin;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.rest.Call;
import io.github.camelblofin.rest.FreshRows;
import io.github.camelblofin.rest.OpenRows;
import io.github.camelblofin.rest.PagedList;
import io.github.camelblofin.rest.RequestMerger;
import io.github.camelblofin.rest.RestClient;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.rest.Target;
import io.github.camelblofin.time.WallClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a polling consumer reads, as its endpoint asks for it. */
record PolledList(BlofinEndpoint endpoint, Operation operation, Call call) {
    /** Parameters that choose the same rows of what is open as of what has ended. */
    private static final Set<String> SHARED = Set.of("instId", "orderType", "instType");

    /** @throws IllegalArgumentException says what cannot work, and what to do */
    static void check(BlofinEndpoint endpoint, Operation operation) {
        BlofinConfiguration options = endpoint.getConfiguration();
        endpoint.requireAccess(operation);
        ConsumerOptions.checkOneInstrument(operation.path(), options.getInstId());
        if (options.getOutput() != Output.typed && options.getOutput() != Output.map) {
            throw new IllegalArgumentException("from(\"blofin:" + operation.path() + "?output=" + options.getOutput()
                    + "\"): rows are delivered one by one, not as the text of an answer; use output=typed or map");
        }
        if (options.getPollOn() != null) {
            PushTrigger.channel(options.getPollOn());
            endpoint.keysFor(operation);
        }
    }

    static PolledList of(BlofinEndpoint endpoint, Operation operation) {
        Map<String, Object> asked = endpoint.parametersFor(Target.of(operation));
        return new PolledList(endpoint, operation, call(endpoint, operation, asked));
    }

    /** Polling goes behind everything else in the queue for the rate limit. */
    private static Call call(BlofinEndpoint endpoint, Operation operation, Map<String, Object> parameters) {
        BlofinConfiguration options = endpoint.getConfiguration();
        return new RequestMerger(null, options.isValidate())
                .merge(Target.of(operation), parameters, Map.of(), null)
                .within(Duration.ofMillis(options.getRequestTimeout()))
                .waiting(options.patience())
                .at(Priority.MARKET);
    }

    /** The same with another time-out. */
    PolledList within(Duration limit) {
        return new PolledList(endpoint, operation, call.within(limit));
    }

    FreshRows reader() {
        BlofinConfiguration options = endpoint.getConfiguration();
        int lookBack = options.getPollLookBack() == null ? FreshRows.lookBack(call) : options.getPollLookBack();
        return new FreshRows(
                list(call, options.getOutput() == Output.typed),
                operation.openList().map(this::open).orElse(null),
                new FreshRows.Sizes(Math.max(1, lookBack), Math.max(1, options.getMaxRows())));
    }

    private OpenRows open(Operation open) {
        Map<String, Object> shared = new LinkedHashMap<>(call.parameters());
        shared.keySet().retainAll(SHARED);
        Call asking = call(endpoint, open, shared);
        Call timed = call.timeout().map(asking::within).orElse(asking);
        Set<String> unfiltered = Set.of("instId", "instType", "limit");
        boolean all = unfiltered.containsAll(call.parameters().keySet());
        return new OpenRows(list(timed, false), WallClock.SYSTEM, all);
    }

    private PagedList list(Call asking, boolean typed) {
        BlofinServices services = endpoint.getComponent().services();
        RestClient client = services.rest(endpoint.environment());
        Signing signing = operation.signed()
                ? services.signing(
                        endpoint.environment(),
                        endpoint.keysFor(operation),
                        endpoint.getConfiguration().getAccount())
                : Signing.none();
        return new PagedList(asking, page -> client.call(page, signing), typed);
    }
}
