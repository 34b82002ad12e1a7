package io.github.camelblofin.simulator.rest;

import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.simulator.exchange.Exchange;
import io.github.camelblofin.simulator.exchange.model.Instrument;
import java.util.Arrays;
import java.util.List;

/** Reads {@code instId} of a call: 152014 when the exchange does not list it. */
final class Instruments {
    private static final int MOST = 20;

    private final Exchange exchange;

    Instruments(Exchange exchange) {
        this.exchange = exchange;
    }

    String required(Params params) {
        return listed(params.required("instId"));
    }

    /** Null when the call names none. */
    String optional(Params params) {
        return params.text("instId").map(this::listed).orElse(null);
    }

    /** The one the call names, or all. */
    List<String> oneOrAll(Params params) {
        return params.text("instId").map(id -> List.of(listed(id))).orElseGet(() -> exchange.instruments().stream()
                .map(Instrument::instId)
                .toList());
    }

    /** A comma-separated list; 152015 when it is too long. */
    List<String> several(Params params) {
        List<String> ids = Arrays.asList(params.required("instId").split(",", -1));
        if (ids.size() > MOST) {
            throw Refusal.of(ErrorCode.TOO_MANY_INSTRUMENTS);
        }
        return ids.stream().map(this::listed).toList();
    }

    private String listed(String instId) {
        if (exchange.instrument(instId).isEmpty()) {
            throw Refusal.of(ErrorCode.INSTRUMENT_NOT_FOUND);
        }
        return instId;
    }
}
