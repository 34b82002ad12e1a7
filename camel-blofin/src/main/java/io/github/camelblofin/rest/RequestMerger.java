package io.github.camelblofin.rest;

import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Priority;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.model.BlofinJson;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Makes a request of parameters from three places: options (lowest), header, body (highest). Parameters that are
 * {@code null} are left out and hide nothing. A call without a body gets them as query, in the order given, encoded once;
 * another one as JSON, written once. JSON text that needs nothing merged in goes out byte for byte as the caller wrote it.
 * Items of a list get options and header as defaults. Unless that is switched off, a request is checked against the record
 * of the operation, and what can have one value only is filled in. Immutable; a function of its input.
 */
public final class RequestMerger {
    private static final String BROKER = "brokerId";

    private final String brokerId;
    private final boolean validate;

    /** @param brokerId goes into orders that name none; {@code null}: none, as keys without a broker refuse one */
    public RequestMerger(String brokerId) {
        this(brokerId, true);
    }

    /**
     * One that may leave requests unchecked.
     *
     * @param validate whether requests are checked before they are sent
     */
    public RequestMerger(String brokerId, boolean validate) {
        this.brokerId = brokerId == null || brokerId.isBlank() ? null : brokerId;
        this.validate = validate;
    }

    /** {@link #prepare} for what is one call. */
    public Call merge(Target target, Map<String, ?> options, Map<String, ?> header, Object body) {
        return prepare(target, options, header, body).call();
    }

    /**
     * The request.
     *
     * @param options parameters by BloFin's name; values may be text, numbers, booleans, Instants, Terms or lists
     *     of these; {@code null}: none
     * @param header the same, beats the options
     * @param body a Map, a request record, JSON text (String or bytes), a {@code JsonNode}, for lists also a Collection or
     *     an array of these; {@code null} or blank: none
     * @throws BlofinInvalidRequestException says all that is wrong and what is accepted
     */
    public Request prepare(Target target, Map<String, ?> options, Map<String, ?> header, Object body) {
        return draft(target, options, header, body).request();
    }

    /**
     * As {@link #prepare}, but complains only when the request is taken, so that other faults can be told with its own.
     *
     * @throws BlofinInvalidRequestException when it is no request at all, or of another shape
     */
    public Draft draft(Target target, Map<String, ?> options, Map<String, ?> header, Object body) {
        Faults faults = new Faults();
        try {
            Map<String, Object> defaults = new LinkedHashMap<>(PlainText.fields(options, "", faults));
            defaults.putAll(PlainText.fields(header, "", faults));
            Bodies.Content content = Bodies.read(body, target.body(), faults);
            return target.body() == JsonShape.NO_BODY
                    ? query(target, defaults, content, faults)
                    : json(target, defaults, content, faults);
        } catch (IllegalArgumentException e) {
            faults.add("", e.getMessage());
            throw faults.refusal(target, e);
        }
    }

    private Draft query(Target target, Map<String, Object> defaults, Bodies.Content content, Faults faults) {
        if (content.list()) {
            throw new IllegalArgumentException("the body is a list; " + Bodies.accepted(target.body()));
        }
        Map<String, Object> merged = new LinkedHashMap<>(defaults);
        content.items().forEach(item -> merged.putAll(item.fields()));
        Map<String, Object> parameters = new LinkedHashMap<>();
        merged.forEach((name, value) -> {
            try {
                parameters.put(name, PlainText.of(value));
            } catch (IllegalArgumentException e) {
                faults.add("", "parameter " + name + " " + e.getMessage());
            }
        });
        List<Map<String, Object>> checked = checked(target, List.of(parameters), content, faults);
        return new Draft(target, checked, faults, () -> {
            Map<String, String> texts = new LinkedHashMap<>();
            checked.get(0).forEach((name, value) -> texts.put(name, value.toString()));
            return new Request(Call.withQuery(target, QueryText.of(texts)), List.of(), UnaryOperator.identity());
        });
    }

    private Draft json(Target target, Map<String, Object> defaults, Bodies.Content content, Faults faults) {
        if (content.list() && target.body() == JsonShape.OBJECT) {
            throw new IllegalArgumentException("it takes one object, not a list" + batchOf(target));
        }
        boolean list = content.list() || target.body() == JsonShape.ARRAY;
        List<Map<String, Object>> items = checked(target, items(target, defaults, content, list), content, faults);
        return new Draft(target, items, faults, () -> written(target, items, content, list));
    }

    private static Request written(
            Target target, List<Map<String, Object>> items, Bodies.Content content, boolean list) {
        List<Map<String, Object>> given =
                content.items().stream().map(Bodies.Item::fields).toList();
        UnaryOperator<Map<String, Object>> form = RequestRules.of(target)
                .<UnaryOperator<Map<String, Object>>>map(rules -> rules::inJson)
                .orElse(UnaryOperator.identity());
        byte[] bytes;
        if (content.text() != null && items.equals(given)) {
            byte[] written = content.text().bytes();
            bytes = list && !content.list() ? wrapped(written) : written;
        } else {
            List<Map<String, Object>> written = items.stream().map(form).toList();
            bytes = BlofinJson.toBytes(list ? written : written.get(0));
        }
        Call call = Call.withBody(target, bytes);
        return new Request(reducing(items) ? call.at(Priority.CANCEL) : call, list ? items : List.of(), form);
    }

    /** Whether all of it can only make positions smaller, so that it goes before what adds risk. */
    private static boolean reducing(List<Map<String, Object>> items) {
        return !items.isEmpty()
                && items.stream().allMatch(item -> "true".equalsIgnoreCase(String.valueOf(item.get("reduceOnly"))));
    }

    /** The items as they are sent; complains about all that is wrong with any of them. */
    private List<Map<String, Object>> checked(
            Target target, List<Map<String, Object>> items, Bodies.Content content, Faults faults) {
        List<Map<String, Object>> filled = new ArrayList<>(items);
        if (validate && content.text() != null) {
            Bodies.findExponents(content.text(), faults);
        }
        if (validate) {
            RequestRules.of(target).ifPresent(rules -> {
                for (int i = 0; i < items.size(); i++) {
                    Map<String, Object> item = new LinkedHashMap<>(items.get(i));
                    rules.fillIn(item);
                    Set<String> free =
                            content.empty() ? Set.of() : content.items().get(i).free();
                    rules.check(item, free, Draft.where(i, items.size()), faults);
                    filled.set(i, item);
                }
            });
        }
        return filled;
    }

    private List<Map<String, Object>> items(
            Target target, Map<String, Object> defaults, Bodies.Content content, boolean list) {
        if (list && content.list() && content.items().isEmpty()) {
            throw new IllegalArgumentException("the list is empty");
        }
        if (list && content.empty() && defaults.isEmpty()) {
            throw new IllegalArgumentException("there are no items; " + Bodies.accepted(target.body()));
        }
        List<Map<String, Object>> given = content.empty()
                ? List.of(Map.of())
                : content.items().stream().map(Bodies.Item::fields).toList();
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
