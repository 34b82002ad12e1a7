package io.github.camelblofin.api;

import java.util.Arrays;
import java.util.Optional;

/**
 * Length of a candle. Names are case-sensitive at BloFin: {@code 1m} is a minute, {@code 1M} a month. Source: "GET
 * Candlesticks".
 */
public enum Bar {
    ONE_MINUTE("1m"),
    THREE_MINUTES("3m"),
    FIVE_MINUTES("5m"),
    FIFTEEN_MINUTES("15m"),
    THIRTY_MINUTES("30m"),
    ONE_HOUR("1H"),
    TWO_HOURS("2H"),
    FOUR_HOURS("4H"),
    SIX_HOURS("6H"),
    EIGHT_HOURS("8H"),
    TWELVE_HOURS("12H"),
    ONE_DAY("1D"),
    THREE_DAYS("3D"),
    ONE_WEEK("1W"),
    ONE_MONTH("1M");

    private final String code;

    Bar(String code) {
        this.code = code;
    }

    /** BloFin's name, such as {@code 15m}. */
    public String code() {
        return code;
    }

    /** The bar with BloFin's name, case-sensitive. */
    public static Optional<Bar> of(String code) {
        return Arrays.stream(values()).filter(bar -> bar.code.equals(code)).findFirst();
    }
}
