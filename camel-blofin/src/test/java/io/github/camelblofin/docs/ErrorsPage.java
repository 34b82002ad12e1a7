package io.github.camelblofin.docs;

import static io.github.camelblofin.docs.Markdown.code;

import io.github.camelblofin.api.ErrorClass;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.ErrorScope;
import io.github.camelblofin.api.RetryAdvice;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every result code. */
final class ErrorsPage {
    private final SourceDocs sources;

    ErrorsPage(SourceDocs sources) {
        this.sources = sources;
    }

    String text() {
        return new Markdown()
                .heading(1, "Result codes")
                .block(
                        "What BloFin answers, and what the component makes of it. The code is `code()` of the exception, the"
                                + " text `exchangeMessage()`.")
                .table(
                        List.of("Code", "Class", "Again?", "Where", "BloFin's text"),
                        Arrays.stream(ErrorCode.values()).map(ErrorsPage::row).toList())
                .heading(2, "What the columns say")
                .table(List.of("Class", sources.about(ErrorClass.class)), rows(sources.constants(ErrorClass.class)))
                .table(List.of("Again?", sources.about(RetryAdvice.class)), rows(sources.constants(RetryAdvice.class)))
                .table(List.of("Where", sources.about(ErrorScope.class)), rows(sources.constants(ErrorScope.class)))
                .toString();
    }

    private static List<String> row(ErrorCode code) {
        return List.of(
                code(code.code()),
                words(code.errorClass().name()),
                words(code.retry().name()),
                words(code.scope().name()),
                code.text().orElse("").replace("<", "&lt;"));
    }

    private static List<List<String>> rows(Map<String, String> constants) {
        return constants.entrySet().stream()
                .map(constant -> List.of(words(constant.getKey()), constant.getValue()))
                .toList();
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
