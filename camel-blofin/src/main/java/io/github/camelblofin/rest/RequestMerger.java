package io.github.camelblofin.rest;

import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.model.BlofinJson;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one call of parameters from three places: options (lowest), header, body (highest). Parameters that are
 * {@code null} are left out and hide nothing. A call without a body gets them as query, in the order given, encoded once;
 * another one as JSON, written once. JSON text that needs nothing merged in goes out byte for byte as the caller wrote it.
 * Items of a list get options and header as defaults. Immutable; a function of its input.
 */
public final class RequestMerger {
    private static final String BROKER = "brokerId";

    private final String brokerId;

    /** @param brokerId goes into orders that name none; {@code null}: none, as keys without a broker refuse one */
    public RequestMerger(String brokerId) {
        this.brokerId = brokerId == null || brokerId.isBlank() ? null : brokerId;
    }

    /**
     * The call.
     *
     * @param options parameters by BloFin's name; values may be text, numbers, booleans, Instants, Terms or lists
     *     of these; {@code null}: none
     * @param header the same, beats the options
     * @param body a Map, a request record, JSON text (String or bytes), a {@code JsonNode}, for lists also a Collection or
     *     an array of these; {@code null} or blank: none
     * @throws BlofinInvalidRequestException says what is wrong and what is accepted
     */
    public Call merge(Target target, Map<String, ?> options, Map<String, ?> header, Object body) {
        try {
            Map<String, Object> defaults = new LinkedHashMap<>(PlainText.fields(options));
            defaults.putAll(PlainText.fields(header));
            Bodies.Content content = Bodies.read(body, target.body());
            return target.body() == JsonShape.NO_BODY
                    ? query(target, defaults, content)
                    : json(target, defaults, content);
        } catch (IllegalArgumentException e) {
            throw new BlofinInvalidRequestException(
                    Failure.local(target.path(), target.path() + " was not sent: " + e.getMessage()), e);
        }
    }

    private static Call query(Target target, Map<String, Object> defaults, Bodies.Content content) {
        if (content.list()) {
            throw new IllegalArgumentException("the body is a list; " + Bodies.accepted(target.body()));
        }
        Map<String, Object> parameters = new LinkedHashMap<>(defaults);
        content.items().forEach(parameters::putAll);
        RequiredFields.check(target, List.of(parameters));
        Map<String, String> texts = new LinkedHashMap<>();
        parameters.forEach((name, value) -> texts.put(name, PlainText.parameter(name, value)));
        return Call.withQuery(target, QueryText.of(texts));
    }

    private Call json(Target target, Map<String, Object> defaults, Bodies.Content content) {
        if (content.list() && target.body() == JsonShape.OBJECT) {
            throw new IllegalArgumentException("it takes one object, not a list" + batchOf(target));
        }
        boolean list = content.list() || target.body() == JsonShape.ARRAY;
        List<Map<String, Object>> items = items(target, defaults, content, list);
        RequiredFields.check(target, items);
        if (content.text() != null && items.equals(content.items())) {
            byte[] written = content.text().bytes();
            return Call.withBody(target, list && !content.list() ? wrapped(written) : written);
        }
        return Call.withBody(target, BlofinJson.toBytes(list ? items : items.get(0)));
    }

    private List<Map<String, Object>> items(
            Target target, Map<String, Object> defaults, Bodies.Content content, boolean list) {
        if (list && content.list() && content.items().isEmpty()) {
            throw new IllegalArgumentException("the list is empty");
        }
        if (list && content.empty() && defaults.isEmpty()) {
            throw new IllegalArgumentException("there are no items; " + Bodies.accepted(target.body()));
        }
        List<Map<String, Object>> given = content.empty() ? List.of(Map.of()) : content.items();
        List<Map<String, Object>> items = new ArrayList<>(given.size());
        for (Map<String, Object> item : given) {
            Map<String, Object> merged = new LinkedHashMap<>(defaults);
            merged.putAll(item);
            if (brokerId != null && target.takesBrokerId()) {
                merged.putIfAbsent(BROKER, brokerId);
            }
            items.add(merged);
        }
        return items;
    }

    private static byte[] wrapped(byte[] object) {
        ByteArrayOutputStream list = new ByteArrayOutputStream(object.length + 2);
        list.write('[');
        list.writeBytes(object);
        list.write(']');
        return list.toByteArray();
    }

    /** Operations for lists are named after those for one: trade/cancel-order, trade/cancel-batch-orders. */
    private static String batchOf(Target target) {
        return Operation.find(target.path().replaceFirst("order$", "batch-orders"))
                .filter(operation -> operation.body() == JsonShape.ARRAY)
                .map(operation -> "; for a list there is " + operation.path())
                .orElse("; split the list before this step");
    }
}
