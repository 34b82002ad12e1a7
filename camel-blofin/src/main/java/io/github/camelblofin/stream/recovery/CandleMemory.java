package io.github.camelblofin.stream.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.Bar;
import io.github.camelblofin.api.RecoveryReads;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.Candle;
import io.github.camelblofin.model.Gap;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Candles of one instrument and bar: each finished one once, in order. Unfinished ones are passed on as they come. */
final class CandleMemory implements Memory {
    private final RecoveryReads table;
    private final Bar bar;
    private final String channel;
    private final String instId;
    /** Candles that opened before this are dealt with. */
    private long from;
    /** When the last finished candle opened; 0: none yet. */
    private long finished;
    /** A hole before this one was looked into, whatever was found. */
    private long looked;
    /** The last unfinished one. */
    private Candle growing;

    CandleMemory(RecoveryReads table, String channel, Bar bar, String instId) {
        this.table = table;
        this.channel = channel;
        this.bar = bar;
        this.instId = instId;
    }

    /** From the text of a position. */
    CandleMemory read(JsonNode text) {
        from = text.path("from").asLong();
        finished = text.path("finished").asLong();
        if (from <= 0) {
            throw new IllegalArgumentException("has no time");
        }
        return this;
    }

    /** The candle that is open now is the first one. Where BloFin's days begin at another hour, it is found all the same. */
    @Override
    public void begin(long now) {
        if (from == 0) {
            from = now - length(now) + 1;
        }
    }

    private long length(long time) {
        long open = bar.openTime(time);
        return bar.next(open) - open;
    }

    @Override
    public boolean begun() {
        return from != 0;
    }

    @Override
    public boolean news(Object row) {
        Candle candle = (Candle) row;
        return candle.ts().toEpochMilli() >= from && (candle.confirmed() || !candle.equals(growing));
    }

    /** A finished candle that is not the next one; asked once for each. */
    @Override
    public boolean hole(Object row) {
        Candle candle = (Candle) row;
        long ts = candle.ts().toEpochMilli();
        boolean hole = candle.confirmed() && finished != 0 && ts > looked && skips(ts);
        if (hole) {
            looked = ts;
        }
        return hole;
    }

    private boolean skips(long ts) {
        return ts >= bar.next(finished) + length(finished) / 2;
    }

    @Override
    public void told(Object row) {
        Candle candle = (Candle) row;
        if (candle.confirmed()) {
            finished = candle.ts().toEpochMilli();
            from = finished + 1;
            growing = null;
        } else {
            growing = candle;
        }
    }

    @Override
    public Reading reading(Occasion occasion) {
        if (occasion == Occasion.BASELINE || occasion == Occasion.RECONCILE) {
            return null;
        }
        RecoveryReads.Source source = table.sources().get(0);
        Map<String, String> parameters = new LinkedHashMap<>(table.parameters());
        parameters.put("instId", instId);
        parameters.put("bar", bar.code());
        long floor = from;
        return new Reading(
                occasion,
                floor,
                floor,
                reads -> reads.rows(
                        source.list(), parameters, row -> ((Candle) row).ts().toEpochMilli() < floor));
    }

    @Override
    public Merge merge(Reading reading, List<Object> rows) {
        List<Object> missed = rows.stream()
                .filter(row -> ((Candle) row).confirmed() && ((Candle) row).ts().toEpochMilli() >= from)
                .sorted(Comparator.comparing(row -> ((Candle) row).ts()))
                .distinct()
                .toList();
        long oldest = rows.stream()
                .mapToLong(row -> ((Candle) row).ts().toEpochMilli())
                .min()
                .orElse(0);
        // The list ends after the place where it should go on.
        boolean cut = finished != 0 && !missed.isEmpty() && oldest >= from && skips(oldest);
        Gap gap = cut
                ? gap(Instant.ofEpochMilli(oldest), "BloFin lists no older candles, or has none for this time")
                : null;
        return new Merge(gap, missed, rows.isEmpty() || late(rows));
    }

    /** Whether a candle that has a successor is still listed as unfinished. */
    private boolean late(List<Object> rows) {
        long newest = rows.stream()
                .mapToLong(row -> ((Candle) row).ts().toEpochMilli())
                .max()
                .orElse(0);
        return rows.stream()
                .map(Candle.class::cast)
                .anyMatch(candle -> !candle.confirmed() && candle.ts().toEpochMilli() < newest);
    }

    private Gap gap(Instant to, String reason) {
        return new Gap(channel, instId, Instant.ofEpochMilli(from), to, null, null, reason);
    }

    @Override
    public Gap unread(String reason) {
        return gap(null, reason);
    }

    @Override
    public String text() {
        return BlofinJson.mapper()
                .createObjectNode()
                .put("v", 1)
                .put("from", from)
                .put("finished", finished)
                .toString();
    }
}
