package io.github.camelblofin.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * Length of a candle. Bars start on multiples of their length since the epoch, weeks on Monday and months on their first
 * day, all in UTC. Names are case-sensitive at BloFin: {@code 1m} is a minute, {@code 1M} a month. Source: "GET
 * Candlesticks".
 */
public enum Bar {
    ONE_MINUTE("1m", 60_000L),
    THREE_MINUTES("3m", 180_000L),
    FIVE_MINUTES("5m", 300_000L),
    FIFTEEN_MINUTES("15m", 900_000L),
    THIRTY_MINUTES("30m", 1_800_000L),
    ONE_HOUR("1H", 3_600_000L),
    TWO_HOURS("2H", 7_200_000L),
    FOUR_HOURS("4H", 14_400_000L),
    SIX_HOURS("6H", 21_600_000L),
    EIGHT_HOURS("8H", 28_800_000L),
    TWELVE_HOURS("12H", 43_200_000L),
    ONE_DAY("1D", 86_400_000L),
    THREE_DAYS("3D", 259_200_000L),
    ONE_WEEK("1W", 604_800_000L),
    ONE_MONTH("1M", 0);

    /** The epoch was a Thursday; its week began three days earlier. */
    private static final long MONDAY_OFFSET = 3 * 86_400_000L;

    private final String code;
    /** Milliseconds; months vary. */
    private final long length;

    Bar(String code, long length) {
        this.code = code;
        this.length = length;
    }

    /** BloFin's name, such as {@code 15m}. */
    public String code() {
        return code;
    }

    /** The bar with BloFin's name, case-sensitive. */
    public static Optional<Bar> of(String code) {
        return Arrays.stream(values()).filter(bar -> bar.code.equals(code)).findFirst();
    }

    /** Start of the bar that holds this moment; both in epoch milliseconds. */
    public long openTime(long ts) {
        if (this == ONE_MONTH) {
            return monthOf(ts).toInstant().toEpochMilli();
        }
        long offset = this == ONE_WEEK ? MONDAY_OFFSET : 0;
        return ts - Math.floorMod(ts + offset, length);
    }

    /** Start of the bar after the one that opened then; both in epoch milliseconds. */
    public long next(long openTime) {
        return this == ONE_MONTH ? monthOf(openTime).plusMonths(1).toInstant().toEpochMilli() : openTime + length;
    }

    /** Start of the bar before the one that opened then; both in epoch milliseconds. */
    public long previous(long openTime) {
        return openTime(openTime - 1);
    }

    private static ZonedDateTime monthOf(long ts) {
        return Instant.ofEpochMilli(ts).atZone(ZoneOffset.UTC).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
    }
}
