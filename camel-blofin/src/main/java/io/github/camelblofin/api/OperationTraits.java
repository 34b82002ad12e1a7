package io.github.camelblofin.api;

import java.util.Map;

/** What is special about an operation; the right-hand columns of the table in {@link Operation}. */
record OperationTraits(
        boolean isSingle,
        boolean isRepeatable,
        Class<?> requestType,
        Class<?> answerType,
        Paging paging,
        String clientIdField,
        Evidence evidence) {
    private static final OperationTraits PLAIN =
            new OperationTraits(false, false, Map.class, Map.class, null, null, Evidence.DOCUMENTED);

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
        return t -> new OperationTraits(
                true, t.isRepeatable, t.requestType, t.answerType, t.paging, t.clientIdField, t.evidence);
    }

    static Trait canRepeat() {
        return t -> new OperationTraits(
                t.isSingle, true, t.requestType, t.answerType, t.paging, t.clientIdField, t.evidence);
    }

    static Trait takes(Class<?> request) {
        return t -> new OperationTraits(
                t.isSingle, t.isRepeatable, request, t.answerType, t.paging, t.clientIdField, t.evidence);
    }

    static Trait gives(Class<?> answer) {
        return t -> new OperationTraits(
                t.isSingle, t.isRepeatable, t.requestType, answer, t.paging, t.clientIdField, t.evidence);
    }

    static Trait clientId(String field) {
        return t -> new OperationTraits(
                t.isSingle, t.isRepeatable, t.requestType, t.answerType, t.paging, field, t.evidence);
    }

    static Paging pages(String cursor, int defaultLimit, int maxLimit) {
        return new Paging(cursor, defaultLimit, maxLimit, false, false, false, false);
    }

    OperationTraits with(Paging pages) {
        return new OperationTraits(isSingle, isRepeatable, requestType, answerType, pages, clientIdField, evidence);
    }

    OperationTraits with(Evidence known) {
        return new OperationTraits(isSingle, isRepeatable, requestType, answerType, paging, clientIdField, known);
    }
}
