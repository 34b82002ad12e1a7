package io.github.camelblofin.api;

import java.util.List;
import java.util.Map;

/** What is special about an operation; the right-hand columns of the table in {@link Operation}. */
record OperationTraits(
        boolean isSingle,
        boolean isRepeatable,
        boolean takesBrokerId,
        Class<?> requestType,
        Class<?> answerType,
        Paging paging,
        Batch batch,
        String clientIdField,
        Evidence evidence,
        ReferenceKind reference,
        Trace trace) {
    private static final OperationTraits PLAIN = new OperationTraits(
            false, false, false, Map.class, Map.class, null, null, null, Evidence.DOCUMENTED, null, null);

    /** One entry of those columns. */
    interface Trait {
        OperationTraits apply(OperationTraits traits);
    }

    static OperationTraits of(Trait... entries) {
        OperationTraits traits = PLAIN;
        for (Trait entry : entries) {
            traits = entry.apply(traits);
        }
        return traits;
    }

    static Trait single() {
        return t -> t.with(true, t.isRepeatable, t.takesBrokerId);
    }

    static Trait canRepeat() {
        return t -> t.with(t.isSingle, true, t.takesBrokerId);
    }

    static Trait broker() {
        return t -> t.with(t.isSingle, t.isRepeatable, true);
    }

    static Trait takes(Class<?> request) {
        return t -> t.with(request, t.answerType);
    }

    static Trait gives(Class<?> answer) {
        return t -> t.with(t.requestType, answer);
    }

    static Trait clientId(String field) {
        return t -> t.with(t.paging, t.batch, field, t.evidence);
    }

    /** The answer is kept for a while. */
    static Trait keeps(ReferenceKind kind) {
        return t -> t.with(kind);
    }

    /** The call makes kept answers of this kind wrong. */
    static Trait changes(ReferenceKind kind) {
        return t -> t.with(kind);
    }

    /** What it makes is seen in these reads, asked in this order. */
    static Trace makes(String... reads) {
        return new Trace(Trace.Effect.MAKES, List.of(reads));
    }

    /** What it changes is seen in these reads. */
    static Trace amends(String... reads) {
        return new Trace(Trace.Effect.AMENDS, List.of(reads));
    }

    /** What it ends is seen in these reads. */
    static Trace ends(String... reads) {
        return new Trace(Trace.Effect.ENDS, List.of(reads));
    }

    static Paging pages(String cursor, int defaultLimit, int maxLimit) {
        return new Paging(cursor, cursor, defaultLimit, maxLimit, false, false, false, false, null);
    }

    OperationTraits with(Paging pages) {
        return with(pages, batch, clientIdField, evidence);
    }

    OperationTraits with(Batch items) {
        return with(paging, items, clientIdField, evidence);
    }

    OperationTraits with(Evidence known) {
        return with(paging, batch, clientIdField, known);
    }

    private OperationTraits with(boolean single, boolean repeatable, boolean broker) {
        return new OperationTraits(
                single,
                repeatable,
                broker,
                requestType,
                answerType,
                paging,
                batch,
                clientIdField,
                evidence,
                reference,
                trace);
    }

    private OperationTraits with(Class<?> request, Class<?> answer) {
        return new OperationTraits(
                isSingle,
                isRepeatable,
                takesBrokerId,
                request,
                answer,
                paging,
                batch,
                clientIdField,
                evidence,
                reference,
                trace);
    }

    private OperationTraits with(Paging pages, Batch items, String idField, Evidence known) {
        return new OperationTraits(
                isSingle,
                isRepeatable,
                takesBrokerId,
                requestType,
                answerType,
                pages,
                items,
                idField,
                known,
                reference,
                trace);
    }

    private OperationTraits with(ReferenceKind kind) {
        return new OperationTraits(
                isSingle,
                isRepeatable,
                takesBrokerId,
                requestType,
                answerType,
                paging,
                batch,
                clientIdField,
                evidence,
                kind,
                trace);
    }

    OperationTraits with(Trace seen) {
        return new OperationTraits(
                isSingle,
                isRepeatable,
                takesBrokerId,
                requestType,
                answerType,
                paging,
                batch,
                clientIdField,
                evidence,
                reference,
                seen);
    }
}
