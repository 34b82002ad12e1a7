package io.github.camelblofin.rest;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Paging;
import io.github.camelblofin.model.BlofinJson;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A list of BloFin's that answers as its documentation says: exclusive cursors, newest first, at most a page. */
final class PretendList implements Function<Call, CompletionStage<Answer>> {
    final Operation operation;
    /** Runs before each answer. */
    Runnable meanwhile = () -> {};
    /** What the next calls fail with, instead of an answer. */
    RuntimeException trouble;

    final List<Map<String, String>> asked = new ArrayList<>();
    private final Paging paging;
    private final List<Row> rows = new ArrayList<>();
    /** Rows that are listed otherwise, by their ids. */
    final Map<String, String> broken = new HashMap<>();
    /** Most rows it gives, whatever is asked for. */
    int cap;
    /** How many rows less than a full page the first calls give; 0: full pages. */
    int sometimesFewer;
    /** Whether after means older, as on most lists. */
    boolean afterIsOlder;

    record Row(long cursor, String id) {}

    PretendList(Operation operation) {
        this.operation = operation;
        this.paging = operation.paging().orElseThrow();
        this.cap = paging.maxLimit();
        this.afterIsOlder = !paging.reversed();
    }

    PretendList add(long cursor) {
        return add(cursor, Long.toString(cursor));
    }

    PretendList add(long cursor, String id) {
        rows.add(new Row(cursor, id));
        rows.sort(Comparator.comparingLong(Row::cursor).reversed());
        return this;
    }

    List<String> ids() {
        return rows.stream().map(Row::id).toList();
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    void remove(String id) {
        rows.removeIf(row -> row.id.equals(id));
    }

    PagedList list(Object... parameters) {
        return list(false, RestClientTestSupport.pairs(parameters));
    }

    /** Rows as records. */
    PagedList typedList() {
        return list(true, Map.of());
    }

    private PagedList list(boolean typed, Map<String, Object> given) {
        Call call = Call.withQuery(Target.of(operation), "").asking(texts(given));
        return new PagedList(call, this, typed);
    }

    private static Map<String, String> texts(Map<String, Object> given) {
        Map<String, String> texts = new LinkedHashMap<>();
        given.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    @Override
    public CompletionStage<Answer> apply(Call call) {
        Map<String, String> query = call.parameters();
        asked.add(query);
        if (asked.size() > 100_000) {
            throw new AssertionError("It goes on for ever");
        }
        meanwhile.run();
        if (trouble != null) {
            return CompletableFuture.failedFuture(trouble);
        }
        String older = query.get(afterIsOlder ? "after" : "before");
        String newer = query.get(afterIsOlder ? "before" : "after");
        int limit = Math.min(cap, Integer.parseInt(query.getOrDefault("limit", "" + paging.defaultLimit())));
        List<String> page = rows.stream()
                .filter(row -> older == null || row.cursor < Long.parseLong(older))
                .filter(row -> newer == null || row.cursor > Long.parseLong(newer))
                .limit(Math.max(1, limit - (asked.size() % 2) * sometimesFewer))
                .map(row -> broken.getOrDefault(row.id, BlofinJson.toText(json(row))))
                .toList();
        return CompletableFuture.completedFuture(answer("[" + String.join(",", page) + "]"));
    }

    private Map<String, String> json(Row row) {
        Map<String, String> json = new LinkedHashMap<>();
        int second = row.id.indexOf('/');
        if (paging.rowId().indexOf('/') < 0) {
            json.put(paging.rowId(), row.id);
        } else if (second > 0) {
            json.put("orderId", row.id.substring(second + 1));
        }
        json.put(paging.cursor(), Long.toString(row.cursor));
        return json;
    }

    private Answer answer(String data) {
        String text = "{\"code\":\"0\",\"msg\":\"\",\"data\":" + data + "}";
        try {
            byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            HttpReply reply = new HttpReply(200, "application/json", null, null, Buffer.buffer(bytes));
            return new Answer(Target.of(operation), Envelope.read(bytes), reply, new Timing(Instant.EPOCH, 0, 0));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
