package io.github.camelblofin.stream.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelblofin.api.RecoveryReads;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.Gap;
import io.github.camelblofin.model.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Public trades of one instrument: the last one, and some before it. BloFin lists the last hundred and gives no
 * way to those before, so what is older than these is a gap.
 */
final class TradeMemory implements Memory {
    private static final int REMEMBERED = 256;
    /** Rows of BloFin's list. */
    private static final int PAGE = 100;

    private final RecoveryReads table;
    private final String channel;
    private final String instId;
    private final Trade[] told = new Trade[REMEMBERED];
    private int next;
    private String lastId;
    /** The last one of the position that this memory was read from. */
    private String restoredId;
    /** Epoch milliseconds; the beginning, as long as there was no trade. */
    private long lastTime;
    /** The last one before the latest loss, from which on rows are looked for again. */
    private String lostId;

    TradeMemory(RecoveryReads table, String channel, String instId) {
        this.table = table;
        this.channel = channel;
        this.instId = instId;
    }

    /** From the text of a position. */
    TradeMemory read(JsonNode text) {
        lastTime = text.path("time").asLong();
        lastId = text.path("id").asText(null);
        restoredId = lastId;
        if (lastTime <= 0) {
            throw new IllegalArgumentException("has no time");
        }
        return this;
    }

    @Override
    public void begin(long now) {
        if (lastTime == 0) {
            lastTime = now;
        }
    }

    @Override
    public boolean begun() {
        return lastTime != 0;
    }

    @Override
    public boolean news(Object row) {
        Trade trade = (Trade) row;
        String id = trade.tradeId();
        return id == null || lastId == null || after(trade.ts()) || later(id, lastId) || !remembered(trade);
    }

    /** Newer than all that were told, so none of them comes again. */
    private boolean after(Instant time) {
        return time != null && time.toEpochMilli() > lastTime;
    }

    private boolean remembered(Trade trade) {
        for (Trade known : told) {
            if (known != null && same(trade, known)) {
                return true;
            }
        }
        return trade.tradeId().equals(restoredId);
    }

    /** Several fills of one order may share an id. */
    private static boolean same(Trade one, Trade other) {
        return one.tradeId().equals(other.tradeId())
                && sameNumber(one.price(), other.price())
                && sameNumber(one.size(), other.size());
    }

    private static boolean sameNumber(BigDecimal one, BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }

    /** Ids are numbers that grow. */
    private static boolean later(String id, String other) {
        return id.length() != other.length() ? id.length() > other.length() : id.compareTo(other) > 0;
    }

    @Override
    public void told(Object row) {
        Trade trade = (Trade) row;
        if (trade.tradeId() != null) {
            told[next] = trade;
            next = (next + 1) % REMEMBERED;
            if (lastId == null || later(trade.tradeId(), lastId)) {
                lastId = trade.tradeId();
            }
        }
        if (trade.ts() != null) {
            lastTime = Math.max(lastTime, trade.ts().toEpochMilli());
        }
    }

    @Override
    public Reading reading(Occasion occasion) {
        if (occasion == Occasion.BASELINE || occasion == Occasion.RECONCILE) {
            return null;
        }
        if (occasion == Occasion.RECOVERY) {
            lostId = lastId;
        }
        Map<String, String> parameters = new LinkedHashMap<>(table.parameters());
        parameters.put("instId", instId);
        return new Reading(
                occasion,
                lastTime,
                lastTime,
                reads -> reads.rows(table.sources().get(0).list(), parameters, row -> false));
    }

    @Override
    public Merge merge(Reading reading, List<Object> rows) {
        List<Trade> listed = rows.stream()
                .map(Trade.class::cast)
                .filter(trade -> trade.tradeId() != null && trade.ts() != null)
                .sorted((a, b) -> a.tradeId().equals(b.tradeId()) ? 0 : later(a.tradeId(), b.tradeId()) ? 1 : -1)
                .toList();
        String floor = oldestSure();
        List<Object> missed = listed.stream()
                .filter(trade ->
                        floor == null ? trade.ts().toEpochMilli() >= reading.floor() : later(trade.tradeId(), floor))
                .filter(trade -> !remembered(trade))
                .map(Object.class::cast)
                .toList();
        boolean reached = listed.isEmpty() || listed.size() > missed.size() || (lastId == null && listed.size() < PAGE);
        boolean gap = reading.occasion() == Occasion.RECOVERY && !reached && !missed.isEmpty();
        return new Merge(gap ? gap(listed.get(0)) : null, missed, listed.isEmpty());
    }

    /** Rows with this id or a lower one are known, or too old for this memory to tell; {@code null}: none. */
    private String oldestSure() {
        if (told[next] == null) {
            return lostId;
        }
        String oldest = told[next].tradeId();
        return lostId == null || later(oldest, lostId) ? oldest : lostId;
    }

    private Gap gap(Trade first) {
        return new Gap(
                channel,
                instId,
                Instant.ofEpochMilli(lastTime),
                first.ts(),
                lastId,
                first.tradeId(),
                "BloFin lists the last " + PAGE + " trades only");
    }

    @Override
    public Gap unread(String reason) {
        return new Gap(channel, instId, Instant.ofEpochMilli(lastTime), null, lastId, null, reason);
    }

    @Override
    public List<Duration> rechecks() {
        return List.of(Duration.ofSeconds(1));
    }

    @Override
    public String text() {
        return BlofinJson.mapper()
                .createObjectNode()
                .put("v", 1)
                .put("time", lastTime)
                .put("id", lastId)
                .toString();
    }
}
