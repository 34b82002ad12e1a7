package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.model.Answer;
import io.github.camelblofin.simulator.exchange.model.PriceRange;
import io.github.camelblofin.simulator.exchange.model.Side;

/** BloFin's codes for what the exchange refuses, with BloFin's texts. */
final class Refusals {

    static final Answer DUPLICATE_CLIENT_ID = new Answer("102002", "Duplicate customized order ID");
    static final Answer LIMIT_TOO_LARGE = new Answer("102014", "Limit order exceeds maximum order size limit");
    static final Answer MARKET_TOO_LARGE = new Answer("102015", "Market order exceeds maximum order size limit");
    static final Answer NO_POSITION = new Answer(
            "102022",
            "Failed to place order. You don't have any positions of this contract. Turn off Reduce-only to continue.");
    static final Answer CANCEL_FAILED =
            new Answer("102068", "Cancel failed as the order has been filled, triggered, canceled or does not exist.");
    static final Answer POSITION_MODE = new Answer("102089", "Position mode mismatch");
    static final Answer NO_MARGIN = new Answer("103003", "Order failed. Insufficient USDT margin in account");
    static final Answer PENDING_ORDERS =
            new Answer("110006", "You have pending cross orders. Please cancel them before adjusting your leverage.");
    static final Answer NOT_IDLE =
            new Answer("110019", "Setting failed. Cancel any open orders, and close positions first.");
    static final Answer NO_BALANCE =
            new Answer("150004", "Insufficient balance. please adjust the amount and try again.");
    static final Answer CLIENT_ID_FORM = new Answer(
            "152009",
            "clientOrderId must be a combination of numbers, letters, or underscores, and the maximum length of characters is 32.");
    static final Answer NO_INSTRUMENT = new Answer("152014", "Instrument ID does not exist");

    private Refusals() {}

    static Answer missing(String parameter) {
        return new Answer("152001", "Parameter " + parameter + " cannot be empty.");
    }

    static Answer wrong(String parameter) {
        return new Answer("152002", "Parameter " + parameter + " error.");
    }

    static Answer outOfBand(Side side, PriceRange range) {
        String limits = " price is not within the price limit (Minimum: "
                + range.minPrice().toPlainString() + "; Maximum: "
                + range.maxPrice().toPlainString() + ")";
        return side == Side.BUY ? new Answer("102064", "Buy" + limits) : new Answer("102065", "Sell" + limits);
    }
}
