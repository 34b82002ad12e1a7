package io.github.camelblofin.stream.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelblofin.api.RecoveryReads;
import io.github.camelblofin.model.BlofinJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Open positions. One that BloFin does not list any more is reported as closed, once it was missing twice in a row, since
 * lists lag behind pushes.
 */
final class PositionMemory implements Memory {
    /** What is known of a position only while it is open. */
    private static final List<String> OF_OPEN_ONES = List.of(
            "markPrice",
            "marginRatio",
            "liquidationPrice",
            "unrealizedPnl",
            "unrealizedPnlRatio",
            "initialMargin",
            "maintenanceMargin",
            "margin",
            "adl");

    private final RecoveryReads table;
    private final Class<?> type;
    private final String instId;
    private final Map<String, Object> open = new LinkedHashMap<>();
    private final Set<String> suspects = new HashSet<>();
    private boolean begun;

    PositionMemory(RecoveryReads table, Class<?> type, String instId) {
        this.table = table;
        this.type = type;
        this.instId = instId;
    }

    /** From the text of a position of a stream. */
    PositionMemory read(JsonNode text) {
        begun = true;
        for (JsonNode row : text.path("positions")) {
            told(BlofinJson.mapper().convertValue(row, type));
        }
        return this;
    }

    @Override
    public void begin(long now) {
        begun = true;
    }

    @Override
    public boolean begun() {
        return begun;
    }

    @Override
    public boolean news(Object row) {
        PositionFacts facts = PositionFacts.of(row);
        Object last = open.get(facts.id());
        return last == null
                || (!row.equals(last)
                        && facts.updated() >= PositionFacts.of(last).updated());
    }

    @Override
    public void told(Object row) {
        PositionFacts facts = PositionFacts.of(row);
        suspects.remove(facts.id());
        if (facts.closed()) {
            open.remove(facts.id());
        } else {
            open.put(facts.id(), row);
        }
    }

    /** The beginning needs none: the channel begins with a snapshot. */
    @Override
    public Reading reading(Occasion occasion) {
        if (occasion == Occasion.BASELINE) {
            return null;
        }
        Map<String, String> parameters = new LinkedHashMap<>(table.parameters());
        if (instId != null) {
            parameters.put("instId", instId);
        }
        return new Reading(
                occasion, 0, 0, reads -> reads.rows(table.sources().get(0).list(), parameters, row -> false));
    }

    @Override
    public Merge merge(Reading reading, List<Object> rows) {
        List<Object> missed = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        for (Object row : rows) {
            PositionFacts facts = PositionFacts.of(row);
            listed.add(facts.id());
            Object last = open.get(facts.id());
            boolean changed = last == null ? !facts.closed() : facts.after(PositionFacts.of(last));
            if (changed) {
                missed.add(row);
            }
        }
        Set<String> gone = new HashSet<>(open.keySet());
        gone.removeAll(listed);
        for (String id : gone) {
            if (suspects.contains(id)) {
                missed.add(closed(open.get(id)));
            }
        }
        boolean again = !suspects.containsAll(gone);
        suspects.clear();
        suspects.addAll(gone);
        return new Merge(null, missed, again);
    }

    /** The last known row with nothing left of it. */
    private Object closed(Object row) {
        ObjectNode fields = BlofinJson.mapper().valueToTree(row);
        fields.remove(OF_OPEN_ONES);
        fields.put("positions", "0").put("availablePositions", "0");
        return BlofinJson.mapper().convertValue(fields, type);
    }

    @Override
    public boolean patient() {
        return true;
    }

    @Override
    public boolean reconciles() {
        return true;
    }

    @Override
    public String text() {
        ObjectNode root = BlofinJson.mapper().createObjectNode().put("v", 1);
        ArrayNode rows = root.putArray("positions");
        open.values().forEach(row -> rows.add(BlofinJson.mapper().<JsonNode>valueToTree(row)));
        return root.toString();
    }
}
