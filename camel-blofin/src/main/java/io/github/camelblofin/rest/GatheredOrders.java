package io.github.camelblofin.rest;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.BlofinOrderRejectedException;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/**
 * Single orders that go out as one call. When BloFin refuses the whole call because of what one of them says, nothing was
 * done, and each is sent alone, so that none fails for its neighbour. When nobody knows what the call did, that is so for
 * each of them. Used once, by one thread at a time.
 */
final class GatheredOrders {
    private final Calls calls;
    private final Signing by;
    private final Operation list;
    private final List<Entry> orders;

    /**
     * One order.
     *
     * @param fields of its body
     * @param answer what its owner waits for
     */
    record Entry(Call call, Map<?, ?> fields, CompletableFuture<Answer> answer) {
        Map<String, Object> item() {
            Map<String, Object> item = new LinkedHashMap<>();
            fields.forEach((name, value) -> item.put(String.valueOf(name), value));
            return item;
        }
    }

    /** Those whose owners have given up are left out. */
    GatheredOrders(Calls calls, Signing by, Operation list, List<Entry> orders) {
        this.calls = calls;
        this.by = by;
        this.list = list;
        this.orders = orders.stream().filter(order -> !order.answer().isDone()).toList();
    }

    void send() {
        if (orders.size() < 2) {
            orders.forEach(this::sendAlone);
            return;
        }
        Call first = orders.get(0).call();
        Call whole = Call.withBody(Target.of(list), body())
                .at(first.priority())
                .waiting(first.patience())
                .withItemsJudgedByCaller()
                .tellingSignature(time -> orders.forEach(order -> order.call().signed(time)));
        Call limited = first.timeout().map(whole::within).orElse(whole);
        started(limited).whenComplete((answer, failure) -> {
            try {
                if (failure == null) {
                    answered(limited, answer);
                } else {
                    failed(cause(failure));
                }
            } catch (RuntimeException | Error defect) {
                orders.forEach(order -> order.answer().completeExceptionally(defect));
            }
        });
    }

    /** The very bytes of each order. */
    private byte[] body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Entry order : orders) {
            body.write(body.size() == 0 ? '[' : ',');
            body.writeBytes(order.call().bytes());
        }
        body.write(']');
        return body.toByteArray();
    }

    private CompletionStage<Answer> started(Call call) {
        try {
            return calls.call(call, by);
        } catch (RuntimeException defect) {
            return CompletableFuture.failedFuture(defect);
        }
    }

    private void sendAlone(Entry order) {
        started(order.call()).whenComplete((answer, failure) -> {
            if (failure == null) {
                order.answer().complete(answer);
            } else {
                order.answer().completeExceptionally(cause(failure));
            }
        });
    }

    private void answered(Call whole, Answer answer) {
        List<Map<String, Object>> items = orders.stream().map(Entry::item).toList();
        List<Integer> places = IntStream.range(0, items.size()).boxed().toList();
        BatchLedger ledger = new BatchLedger(new Request(whole, items, item -> item));
        ledger.answered(new Request.Part(whole, places), answer);
        for (int place : places) {
            Entry order = orders.get(place);
            try {
                order.answer().complete(answer.part(order.call(), ledger.row(place), orders.size(), by::hideIn));
            } catch (RuntimeException failure) {
                order.answer().completeExceptionally(failure);
            }
        }
    }

    private void failed(Throwable failure) {
        boolean someonesFault =
                failure instanceof BlofinInvalidRequestException || failure instanceof BlofinOrderRejectedException;
        if (someonesFault && failure instanceof BlofinException refused && !refused.outcomeUnknown()) {
            orders.forEach(this::sendAlone);
        } else {
            orders.forEach(order -> order.answer().completeExceptionally(failure));
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
