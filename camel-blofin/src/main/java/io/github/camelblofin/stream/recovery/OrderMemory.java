package io.github.camelblofin.stream.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelblofin.api.RecoveryReads;
import io.github.camelblofin.model.BlofinJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders: the latest version of each that was told, and a time ({@code since}) up to which all is known. Open orders are
 * kept for as long as they are open, ended ones as long as a reading may show them again, and not more than {@link #MOST}.
 */
final class OrderMemory implements Memory {
    /** Rows are looked for this much further back than strictly needed: BloFin's clocks and lists are not exact. */
    static final long MARGIN = Duration.ofSeconds(60).toMillis();

    private static final Logger LOG = LoggerFactory.getLogger(OrderMemory.class);
    /** What changed this shortly before the beginning may have changed after it: BloFin's time is known to the second. */
    private static final long SLACK = Duration.ofSeconds(5).toMillis();

    private static final int MOST = 2_000;
    private static final int MOST_MISSES = 4;

    private final RecoveryReads table;
    private final String instId;
    private final Map<String, Known> known = new LinkedHashMap<>();
    private long since;
    /** The latest time that a row told. */
    private long latest;

    /**
     * @param told whether this version was handed on; otherwise it was there at the beginning
     * @param misses how often in a row it could not be found although it was open
     */
    private record Known(OrderFacts facts, boolean told, int misses) {}

    OrderMemory(RecoveryReads table, String instId) {
        this.table = table;
        this.instId = instId;
    }

    /** From the text of a position. */
    static OrderMemory read(RecoveryReads table, String instId, JsonNode text) {
        OrderMemory memory = new OrderMemory(table, instId);
        memory.since = text.path("since").asLong();
        for (JsonNode entry : text.path("orders")) {
            memory.know(OrderFacts.read(entry), true);
        }
        if (memory.since <= 0) {
            throw new IllegalArgumentException("has no time");
        }
        return memory;
    }

    @Override
    public void begin(long now) {
        if (since == 0) {
            since = now;
        }
    }

    @Override
    public boolean begun() {
        return since != 0;
    }

    @Override
    public boolean news(Object row) {
        OrderFacts facts = OrderFacts.of(row);
        Known last = known.get(facts.id());
        return last == null || !last.told() || facts.after(last.facts(), true);
    }

    @Override
    public void told(Object row) {
        know(OrderFacts.of(row), true);
    }

    private void know(OrderFacts facts, boolean told) {
        known.remove(facts.id()); // so that it is the newest of the map
        known.put(facts.id(), new Known(facts, told, 0));
        latest = Math.max(latest, facts.time());
        if (known.size() > MOST) {
            forgetOldest();
        }
    }

    @Override
    public Reading reading(Occasion occasion) {
        long floor = since - MARGIN;
        Map<String, OrderFacts> open = new LinkedHashMap<>();
        if (occasion != Occasion.BASELINE) {
            known.forEach((id, order) -> {
                if (!order.facts().ended()) {
                    open.put(id, order.facts());
                }
            });
        }
        return new Reading(
                occasion, floor, Math.max(since, latest), reads -> new OrderReading(table, reads, instId, open, floor)
                        .start());
    }

    @Override
    public Merge merge(Reading reading, List<Object> rows) {
        Map<String, Object> newest = new LinkedHashMap<>();
        for (Object row : rows) {
            OrderFacts facts = OrderFacts.of(row);
            Object other = newest.get(facts.id());
            if (other == null || facts.after(OrderFacts.of(other), false)) {
                newest.put(facts.id(), row);
            }
        }
        if (reading.occasion() != Occasion.BASELINE) {
            countMisses(newest);
        }
        List<Object> missed = new ArrayList<>();
        for (Object row : newest.values()) {
            if (adds(reading, OrderFacts.of(row))) {
                missed.add(row);
            }
        }
        missed.sort(Comparator.comparingLong((Object row) -> OrderFacts.of(row).time())
                .thenComparing(row -> OrderFacts.of(row).id()));
        return Merge.of(missed);
    }

    private boolean adds(Reading reading, OrderFacts facts) {
        Known last = known.get(facts.id());
        if (last != null) {
            return facts.after(last.facts(), false);
        }
        // Meanwhile another reading may have made sure of more.
        boolean before = facts.time() < Math.max(reading.floor(), since - MARGIN);
        boolean baseline = reading.occasion() == Occasion.BASELINE;
        if (!before && (!baseline || facts.time() >= since - SLACK)) {
            // At the beginning its push is still to come; should it get lost, the next reading brings the order.
            return !baseline;
        }
        // Nothing happened to it since the beginning. What may still happen to it matters.
        if (!before || !facts.ended()) {
            know(facts, false);
        }
        return false;
    }

    /** BloFin may forget orders, or never have had them in truth; asking for them for ever would cost calls. */
    private void countMisses(Map<String, Object> found) {
        for (Known order : List.copyOf(known.values())) {
            OrderFacts facts = order.facts();
            if (facts.ended() || found.containsKey(facts.id())) {
                continue;
            }
            if (order.misses() + 1 >= MOST_MISSES) {
                known.remove(facts.id());
                LOG.warn(
                        "Order {} was {} when last heard of, and BloFin shows it nowhere any more: look it up yourself",
                        facts.id(),
                        facts.state());
            } else {
                known.put(facts.id(), new Known(facts, order.told(), order.misses() + 1));
            }
        }
    }

    /** All that ended orders are remembered for is to know them again above {@code since}. */
    @Override
    public void verified(Reading reading) {
        since = Math.max(since, reading.watermark());
        known.values().removeIf(order -> order.facts().ended() && order.facts().time() < since - MARGIN);
    }

    private void forgetOldest() {
        String oldest = known.entrySet().stream()
                .filter(entry -> entry.getValue().facts().ended())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        if (oldest != null) {
            since = Math.max(since, known.remove(oldest).facts().time() + MARGIN + 1);
        }
    }

    @Override
    public boolean patient() {
        return true;
    }

    @Override
    public List<Duration> rechecks() {
        return List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    @Override
    public boolean reconciles() {
        return true;
    }

    @Override
    public String text() {
        ObjectNode root = BlofinJson.mapper().createObjectNode().put("v", 1).put("since", since);
        ArrayNode orders = root.putArray("orders");
        known.values().forEach(order -> order.facts().writeTo(orders));
        return root.toString();
    }
}
