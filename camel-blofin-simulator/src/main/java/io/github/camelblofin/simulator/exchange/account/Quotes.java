package io.github.camelblofin.simulator.exchange.account;

import io.github.camelblofin.simulator.exchange.matching.Scale;
import java.math.BigDecimal;

/** What the valuation of an account needs to know about instruments. */
public interface Quotes {

    Scale scale(String instId);

    long markTicks(String instId);

    int maxLeverage(String instId);

    /** Taker fee rate, part of what closing a position costs. */
    BigDecimal takerFee();
}
