package io.github.camelblofin.simulator.exchange.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Candle lengths. Bars start on multiples of their length since the epoch, weeks on Monday and months on their first
 * day, all in UTC.
 */
public enum Bar implements BlofinText {
    M1("1m", 60_000L),
    M3("3m", 180_000L),
    M5("5m", 300_000L),
    M15("15m", 900_000L),
    M30("30m", 1_800_000L),
    H1("1H", 3_600_000L),
    H2("2H", 7_200_000L),
    H4("4H", 14_400_000L),
    H6("6H", 21_600_000L),
    H8("8H", 28_800_000L),
    H12("12H", 43_200_000L),
    D1("1D", 86_400_000L),
    D3("3D", 259_200_000L),
    W1("1W", 604_800_000L),
    MONTH("1M", 2_592_000_000L);

    /** The epoch was a Thursday; its week began three days earlier. */
    private static final long MONDAY_OFFSET = 3 * 86_400_000L;

    private final String text;
    private final long length;

    Bar(String text, long length) {
        this.text = text;
        this.length = length;
    }

    @Override
    public String text() {
        return text;
    }

    /** Start of the bar that holds {@code ts}. */
    public long openTime(long ts) {
        if (this == MONTH) {
            return monthOf(ts).toInstant().toEpochMilli();
        }
        long offset = this == W1 ? MONDAY_OFFSET : 0;
        return ts - Math.floorMod(ts + offset, length);
    }

    /** Start of the bar after the one that opened at {@code openTime}. */
    public long next(long openTime) {
        return this == MONTH ? monthOf(openTime).plusMonths(1).toInstant().toEpochMilli() : openTime + length;
    }

    /** Start of the bar before the one that opened at {@code openTime}. */
    public long previous(long openTime) {
        return openTime(openTime - 1);
    }

    private static ZonedDateTime monthOf(long ts) {
        return Instant.ofEpochMilli(ts).atZone(ZoneOffset.UTC).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
    }

    /** The constant BloFin writes as {@code text}, case included; empty when there is none. */
    public static Optional<Bar> of(String text) {
        return BlofinText.find(values(), text);
    }
}
