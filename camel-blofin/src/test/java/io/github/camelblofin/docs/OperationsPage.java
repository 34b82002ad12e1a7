package io.github.camelblofin.docs;

import static io.github.camelblofin.docs.Markdown.code;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.api.Batch;
import io.github.camelblofin.api.Evidence;
import io.github.camelblofin.api.HttpMethod;
import io.github.camelblofin.api.JsonShape;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.Paging;
import io.github.camelblofin.api.RateClass;
import io.github.camelblofin.model.Acknowledgement;
import io.github.camelblofin.model.NeedsOneOf;
import io.github.camelblofin.wire.WireSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Every REST operation: what it needs, takes and gives. */
final class OperationsPage {
    private static final List<String> HEAD = List.of(
            "Operation", "Method", "Permission", "Counts against", "Paging", "Client id", "Repeatable", "Evidence");

    private final SourceDocs sources;

    OperationsPage(SourceDocs sources) {
        this.sources = sources;
    }

    String text() {
        Markdown page = new Markdown()
                .heading(1, "REST operations")
                .block("`to(\"blofin:<path>\")` calls an operation; the path is BloFin's after `/api/v1/`. There are "
                        + Operation.values().length
                        + " of them. Parameters come from the URI (`instId`, `bar` and `limit`"
                        + " as they are, any other as `param.<name>`), from the header `CamelBlofinParams` (a Map) and from"
                        + " the body; the body wins over the header, the header over the URI.")
                .block(
                        "Types are those of the records of `io.github.camelblofin.model`. On the wire decimals and flags are"
                                + " text and an `Instant` is milliseconds since the epoch; in a Map or in JSON you may give either.");
        legend(page);
        groups().forEach((group, operations) -> page.heading(2, code(group + "/"))
                .table(HEAD, operations.stream().map(OperationsPage::row).toList()));
        groups().values().forEach(operations -> operations.forEach(operation -> section(page, operation)));
        return page.toString();
    }

    private void legend(Markdown page) {
        page.heading(2, "What the columns say")
                .table(List.of("Permission", sources.about(Access.class)), rows(sources.constants(Access.class)))
                .table(
                        List.of("Counts against", sources.about(RateClass.class)),
                        rows(sources.constants(RateClass.class)))
                .table(List.of("Evidence", sources.about(Evidence.class)), rows(sources.constants(Evidence.class)))
                .block(
                        "**Paging** names the field of the rows that `after` and `before` take, and the rows of a page: by"
                                + " default and at most. **Client id** is the request field with an id of your own, which BloFin"
                                + " accepts once. **Repeatable** calls may be sent twice without harm.");
    }

    private static List<List<String>> rows(Map<String, String> constants) {
        return constants.entrySet().stream()
                .map(constant -> List.of(code(name(constant.getKey())), constant.getValue()))
                .toList();
    }

    private static String name(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Map<String, List<Operation>> groups() {
        return Arrays.stream(Operation.values())
                .collect(Collectors.groupingBy(
                        operation -> operation.path().split("/", 2)[0], LinkedHashMap::new, Collectors.toList()));
    }

    private static List<String> row(Operation operation) {
        return List.of(
                "[`" + operation.path() + "`](#" + anchor(operation) + ")",
                operation.method().name(),
                operation.access().optionName(),
                name(operation.rateClass().name()),
                operation.paging().map(OperationsPage::paging).orElse(""),
                operation.clientIdField().map(Markdown::code).orElse(""),
                operation.repeatable() ? "yes" : "no",
                name(operation.evidence().name()));
    }

    private static String paging(Paging paging) {
        return code(paging.cursor())
                + (paging.maxLimit() == 0 ? "" : " " + paging.defaultLimit() + "/" + paging.maxLimit());
    }

    /** As GitHub makes it of the heading. */
    private static String anchor(Operation operation) {
        return operation.path().replace("/", "");
    }

    private void section(Markdown page, Operation operation) {
        page.heading(3, code(operation.path()));
        if (operation.requestType().isRecord()) {
            page.block(sources.about(operation.requestType())
                    .replaceFirst("^Request of `" + operation.path() + "`[.:] ", ""));
        }
        page.block(facts(operation));
        request(page, operation);
        answer(page, operation);
        page.block("Example:").java(example(operation));
    }

    private static String facts(Operation operation) {
        List<String> facts = new ArrayList<>();
        facts.add("`" + operation.method() + " " + operation.requestPath() + "`");
        facts.add(
                operation.signed()
                        ? "signed, permission `" + operation.access().optionName() + "`"
                        : "public, not signed");
        facts.add("counts against " + name(operation.rateClass().name()));
        facts.add("priority " + name(operation.priority().name()));
        operation.clientIdField().ifPresent(field -> facts.add("client id `" + field + "`"));
        operation.batching().map(OperationsPage::batchFacts).ifPresent(facts::add);
        if (operation.takesBrokerId()) {
            facts.add("takes `brokerId`");
        }
        facts.add(operation.repeatable() ? "repeatable" : "not repeatable");
        if (operation.experimental()) {
            facts.add("not in BloFin's documentation ("
                    + name(operation.evidence().name()) + ")");
        }
        operation.paging().map(OperationsPage::pagingFacts).ifPresent(facts::add);
        return String.join("; ", facts) + ".";
    }

    private static String batchFacts(Batch batch) {
        return "up to " + batch.limit() + " items a call"
                + (batch.equal().isEmpty() ? "" : " with the same " + joined(batch.equal(), " and "))
                + (batch.ids().isEmpty() ? "" : ", all named by the same one of " + joined(batch.ids(), " or "))
                + "; longer" + (batch.equal().isEmpty() && batch.ids().isEmpty() ? "" : " and mixed")
                + " lists are cut into several calls";
    }

    private static String joined(List<String> fields, String word) {
        return fields.stream().map(Markdown::code).collect(Collectors.joining(word));
    }

    private static String pagingFacts(Paging paging) {
        String size = paging.maxLimit() == 0
                ? ""
                : ", " + paging.defaultLimit() + " rows a page by default, " + paging.maxLimit() + " at most";
        return "paged by `" + paging.cursor() + "`" + size
                + (paging.timeRange() ? ", narrowed by `begin` and `end`" : "")
                + (paging.oneBoundOnly() ? ", `after` and `before` not together" : "")
                + (paging.reversed() ? ", where `before` means older and `after` newer" : "")
                + (paging.afterOnly() ? ", no `before`" : "")
                + (paging.openList() == null ? "" : ", listed in `" + paging.openList() + "` until they end");
    }

    private void request(Markdown page, Operation operation) {
        String shape =
                switch (operation.body()) {
                    case NO_BODY -> "Request, as query";
                    case OBJECT -> "Request, a JSON object";
                    case ARRAY -> "Request, a JSON list even for one item; of each item";
                    case OPEN -> "Request";
                };
        if (operation.requestType().isRecord()) {
            page.block(shape + " (record `" + operation.requestType().getSimpleName() + "`):");
            page.table(
                    List.of("Field", "Type", "Required", "Values", "Meaning"),
                    Models.fields(operation.requestType()).entrySet().stream()
                            .map(field -> List.of(
                                    code(field.getKey()),
                                    Models.type(field.getValue()),
                                    Rules.required(field.getValue()),
                                    Rules.limits(field.getValue()),
                                    sources.component(
                                            operation.requestType(),
                                            field.getValue().getName())))
                            .toList());
            NeedsOneOf needs = operation.requestType().getAnnotation(NeedsOneOf.class);
            if (needs != null) {
                page.block("At least one of " + joined(List.of(needs.value()), ", ") + " must be there.");
            }
        } else if (operation.experimental()) {
            page.block(shape + ": its fields are not known; give a Map or JSON text.");
        } else {
            page.block("Request: no parameters.");
        }
    }

    private void answer(Markdown page, Operation operation) {
        if (!operation.answerType().isRecord()) {
            page.block(
                    operation.answer() == JsonShape.OPEN
                            ? "Answer: what BloFin sends, as a Map, a List of Maps or nothing."
                            : "Answer: a List of Maps.");
            return;
        }
        if (operation.answerType() == Acknowledgement.class) {
            page.block(
                    "Answer: no data; " + Models.link(operation.answerType()) + " holds code and text of the whole.");
            return;
        }
        String fields = Models.fields(operation.answerType()).entrySet().stream()
                .map(field -> code(field.getKey()) + " "
                        + Models.type(field.getValue()).replace("`", ""))
                .collect(Collectors.joining(", "));
        page.block("Answer: " + (operation.singleAnswer() ? "one " : "a List of ") + Models.link(operation.answerType())
                + ": " + fields + ".");
    }

    /** The sample of the wire tests, so it is known to work. */
    private static String example(Operation operation) {
        WireSample sample = WireSample.of(operation);
        String from = "from(\"direct:" + operation.path().replace('/', '-') + "\")\n";
        if (operation.method() == HttpMethod.GET) {
            return from + "        .to(\"" + sample.uri(operation) + "\");";
        }
        return from + "        .setBody(constant(\"\"\"\n                " + pretty(sample.sent()) + "\"\"\"))\n"
                + "        .to(\"blofin:" + operation.path() + "\");";
    }

    private static String pretty(String json) {
        return json.replace("},{", "},\n                 {");
    }
}
