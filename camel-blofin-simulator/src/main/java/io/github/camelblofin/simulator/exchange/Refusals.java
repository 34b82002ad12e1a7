package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.simulator.exchange.model.Answer;
import io.github.camelblofin.simulator.exchange.model.PriceRange;
import io.github.camelblofin.simulator.exchange.model.Side;

/** What the exchange refuses, with the codes and texts of the table. */
final class Refusals {

    static final Answer DUPLICATE_CLIENT_ID = of(ErrorCode.DUPLICATE_CLIENT_ORDER_ID);
    static final Answer LIMIT_TOO_LARGE = of(ErrorCode.LIMIT_ORDER_TOO_LARGE);
    static final Answer MARKET_TOO_LARGE = of(ErrorCode.MARKET_ORDER_TOO_LARGE);
    static final Answer NO_POSITION = of(ErrorCode.REDUCE_ONLY_WITHOUT_POSITION);
    static final Answer CANCEL_FAILED = of(ErrorCode.CANCEL_TOO_LATE);
    static final Answer POSITION_MODE = of(ErrorCode.POSITION_MODE_MISMATCH);
    static final Answer NO_MARGIN = of(ErrorCode.INSUFFICIENT_MARGIN);
    static final Answer PENDING_ORDERS = of(ErrorCode.PENDING_CROSS_ORDERS);
    static final Answer NOT_IDLE = of(ErrorCode.OPEN_ORDERS_OR_POSITIONS);
    static final Answer NO_BALANCE = of(ErrorCode.INSUFFICIENT_TRANSFER_BALANCE);
    static final Answer CLIENT_ID_FORM = of(ErrorCode.TEXT_NOT_ALLOWED, "clientOrderId");
    static final Answer NO_INSTRUMENT = of(ErrorCode.INSTRUMENT_NOT_FOUND);
    static final Answer WHOLE_POSITION_TAKEN = of(ErrorCode.POSITION_TPSL_ALREADY_SET);
    static final Answer TP_NOT_ABOVE = of(ErrorCode.TP_TRIGGER_NOT_ABOVE_LAST);
    static final Answer TP_NOT_BELOW = of(ErrorCode.TP_TRIGGER_NOT_BELOW_LAST);
    static final Answer SL_NOT_ABOVE = of(ErrorCode.SL_TRIGGER_NOT_ABOVE_LAST);
    static final Answer SL_NOT_BELOW = of(ErrorCode.SL_TRIGGER_NOT_BELOW_LAST);

    private Refusals() {}

    static Answer missing(String parameter) {
        return of(ErrorCode.PARAMETER_EMPTY, parameter);
    }

    static Answer wrong(String parameter) {
        return of(ErrorCode.PARAMETER_ERROR, parameter);
    }

    static Answer outOfBand(Side side, PriceRange range) {
        ErrorCode code = side == Side.BUY ? ErrorCode.BUY_PRICE_OUT_OF_BAND : ErrorCode.SELL_PRICE_OUT_OF_BAND;
        // BloFin writes the band into the text of one of the two; the table shows one day's band.
        String text = code.text().orElseThrow().replaceFirst(" \\(.*\\)$", "");
        return new Answer(
                code.code(),
                text + " (Minimum: " + range.minPrice().toPlainString() + "; Maximum: "
                        + range.maxPrice().toPlainString() + ")");
    }

    private static Answer of(ErrorCode code) {
        return new Answer(code.code(), code.text().orElseThrow());
    }

    /** The texts of some codes name a parameter where the table has {@code {}}. */
    private static Answer of(ErrorCode code, String parameter) {
        return new Answer(code.code(), code.text().orElseThrow().replace("{}", parameter));
    }
}
