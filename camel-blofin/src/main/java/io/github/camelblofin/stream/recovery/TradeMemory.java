package io.github.camelblofin.stream.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    /** The one that has the last id; {@code null}: none. */
    private Trade last;
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
        if (lastTime <= 0) {
            throw new IllegalArgumentException("has no time");
        }
        if (lastId != null) {
            last = new Trade(instId, lastId, number(text, "price"), number(text, "size"), null, null, null);
            told[next++] = last;
        }
        return this;
    }

    private static BigDecimal number(JsonNode text, String name) {
        return text.path(name).asText().isEmpty()
                ? null
                : new BigDecimal(text.path(name).asText());
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
        return false;
    }

    /** Several fills of one order may share an id. */
    private static boolean same(Trade one, Trade known) {
        return one.tradeId().equals(known.tradeId())
                && matches(one.price(), known.price())
                && matches(one.size(), known.size());
    }

    /** @param known {@code null} when it was not told, as in a position of old: then the id decides */
    private static boolean matches(BigDecimal one, BigDecimal known) {
        return known == null || (one != null && one.compareTo(known) == 0);
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
                last = trade;
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
                .map(TradeMemory::trade)
                .filter(trade -> trade != null && trade.tradeId() != null && trade.ts() != null)
                .sorted((a, b) -> a.tradeId().equals(b.tradeId()) ? 0 : later(a.tradeId(), b.tradeId()) ? 1 : -1)
                .toList();
        if (listed.isEmpty() && !rows.isEmpty() && reading.occasion() == Occasion.RECOVERY) {
            return new Merge(unread("BloFin's list shows no trades that can be read"), List.of(), false);
        }
        String floor = oldestSure();
        List<Object> missed = listed.stream()
                .filter(trade ->
                        floor == null ? trade.ts().toEpochMilli() >= reading.floor() : !later(floor, trade.tradeId()))
                .filter(trade -> !remembered(trade))
                .map(Object.class::cast)
                .toList();
        boolean reached = listed.isEmpty() || listed.size() > missed.size() || (lastId == null && listed.size() < PAGE);
        boolean gap = reading.occasion() == Occasion.RECOVERY && !reached && !missed.isEmpty();
        return new Merge(gap ? gap(listed.get(0)) : null, missed, listed.isEmpty());
    }

    /** The spot list's rows are not documented: they come as Maps, and may be of another form. */
    private static Trade trade(Object row) {
        try {
            return (Trade) OrderFacts.typed(Trade.class, row);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Rows with a lower id are known, or too old for this memory to tell; of rows with this id, those that it remembers.
     * {@code null}: none.
     */
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
        ObjectNode text = BlofinJson.mapper()
                .createObjectNode()
                .put("v", 1)
                .put("time", lastTime)
                .put("id", lastId);
        if (last != null) {
            text.put("price", OrderFacts.plain(last.price())).put("size", OrderFacts.plain(last.size()));
        }
        return text.toString();
    }
}
