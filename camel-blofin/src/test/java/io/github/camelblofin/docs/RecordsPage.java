package io.github.camelblofin.docs;

import static io.github.camelblofin.docs.Markdown.code;

import java.util.List;

/** The records of answers, pushes and nested objects, and the enumerations in them. */
final class RecordsPage {
    private final SourceDocs sources;

    RecordsPage(SourceDocs sources) {
        this.sources = sources;
    }

    String text() {
        Markdown page = new Markdown()
                .heading(1, "Records")
                .block("What [operations](operations.md) answer and [channels](channels.md) push, with `output=typed`."
                        + " What BloFin sends as empty text or `null` is `null`. Fields that this release does not know are"
                        + " kept in `extra`, a Map, and are written back with the others.");
        Models.records().forEach(type -> section(page, type));
        page.heading(2, "Enumerations")
                .block("Open sets: other texts are kept as they come, and `toString()` is BloFin's text.")
                .table(
                        List.of("Type", "Known values", "Meaning"),
                        Models.terms().stream()
                                .map(term -> List.of(
                                        code(term.getSimpleName()),
                                        Markdown.codes(Models.values(term)),
                                        sources.about(term)))
                                .toList());
        return page.toString();
    }

    private void section(Markdown page, Class<?> type) {
        page.heading(2, type.getSimpleName())
                .block(code(type.getName()))
                .block(sources.about(type))
                .table(
                        List.of("Field", "Type", "Meaning"),
                        Models.fields(type).entrySet().stream()
                                .map(field -> List.of(
                                        code(field.getKey()),
                                        Models.type(field.getValue()),
                                        sources.component(type, field.getValue().getName())))
                                .toList());
    }
}
