package io.github.camelblofin;

import io.github.camelblofin.api.RateClass;

/** What a call to {@code raw/…} counts against: the option {@code rateClass}. */
public enum RawRateClass {
    /** The address only. */
    ip(RateClass.IP),
    /** The user's trading budget too. */
    trading(RateClass.TRADING_USER);

    private final RateClass rateClass;

    RawRateClass(RateClass rateClass) {
        this.rateClass = rateClass;
    }

    RateClass rateClass() {
        return rateClass;
    }
}
