package io.github.camelblofin.simulator.rest;

import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.simulator.exchange.Exchange;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What answers each operation. An operation of BloFin's without a handler is answered as BloFin answers what it does not
 * offer: 152404. Which those are is computed, so nothing can be forgotten silently.
 */
public final class CallTable {
    private static final Logger LOG = LoggerFactory.getLogger(CallTable.class);

    private final Map<Operation, Handler> handlers = new EnumMap<>(Operation.class);

    /** Answers one call; throws {@link Refusal} for an error code. */
    @FunctionalInterface
    interface Handler {
        Reply answer(Call call);
    }

    /**
     * The handlers over this exchange.
     *
     * @param refuseBrokerId whether orders with a broker id get 152011, as plain keys of BloFin's do
     */
    public CallTable(Exchange exchange, boolean refuseBrokerId) {
        Instruments instruments = new Instruments(exchange);
        new MarketCalls(exchange, instruments).register(handlers);
        new AccountCalls(exchange, instruments).register(handlers);
        OrderForm form = new OrderForm(instruments, refuseBrokerId);
        new OrderCalls(exchange, instruments, form).register(handlers);
        new AlgoCalls(exchange, instruments, new AlgoForm(instruments, form)).register(handlers);
        new OrderQueries(exchange, instruments).register(handlers);
    }

    /** Operations of BloFin's that this simulator does not offer. */
    public Set<Operation> missing() {
        Set<Operation> missing = EnumSet.allOf(Operation.class);
        missing.removeAll(handlers.keySet());
        return missing;
    }

    boolean offers(Operation operation) {
        return handlers.containsKey(operation);
    }

    Reply answer(Call call) {
        try {
            Handler handler = handlers.get(call.operation());
            return handler == null ? Reply.refusal(ErrorCode.OPERATION_NOT_SUPPORTED) : handler.answer(call);
        } catch (Refusal refusal) {
            return new Reply(refusal.code(), refusal.getMessage(), null);
        } catch (RuntimeException defect) {
            LOG.error("{} failed: a defect of the simulator, answered with 500", call.operation(), defect);
            return Reply.refusal(ErrorCode.INTERNAL_SERVER_ERROR);
        }
    }
}
