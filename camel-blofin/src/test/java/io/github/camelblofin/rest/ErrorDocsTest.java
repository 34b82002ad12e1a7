package io.github.camelblofin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.ErrorClass;
import io.github.camelblofin.api.ErrorCode;
import io.github.camelblofin.api.RetryAdvice;
import io.github.camelblofin.error.BlofinException;
import io.github.camelblofin.error.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/errors.md} says what the code does. Its table of codes is written from {@link ErrorCode}: run this test with
 * {@code -Ddocs.update=true} after a change.
 */
class ErrorDocsTest {
    private static final Path DOCS = Path.of("..", "docs", "errors.md");
    private static final String BEGIN = "<!-- codes: written by ErrorDocsTest -->\n";
    private static final String END = "<!-- end of codes -->";

    private static String table() {
        StringBuilder table = new StringBuilder(
                "| code | BloFin says | kind | exception | again? |\n| --- | --- | --- | --- | --- |\n");
        for (ErrorCode line : ErrorCode.values()) {
            if (line.errorClass() != ErrorClass.OK && line != ErrorCode.UNLISTED) {
                table.append("| `%s` | %s | %s | `%s` | %s |\n"
                        .formatted(
                                line.code(),
                                line.text().orElse("").replace("|", "\\|").replace("<", "&lt;"),
                                words(line.errorClass()),
                                exception(line.errorClass()),
                                again(line.retry())));
            }
        }
        ErrorCode other = ErrorCode.UNLISTED;
        return table.append("| any other | | %s | `%s` | %s |\n"
                        .formatted(words(other.errorClass()), exception(other.errorClass()), again(other.retry())))
                .toString();
    }

    private static String words(ErrorClass errorClass) {
        return errorClass.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static String exception(ErrorClass errorClass) {
        return Failures.exception(errorClass, Failure.local("", "")).getClass().getSimpleName();
    }

    private static String again(RetryAdvice advice) {
        return switch (advice) {
            case SAFE -> "yes";
            case AMBIGUOUS -> "reads yes, writes look first";
            case NEVER, NOT_NEEDED -> "no";
        };
    }

    @Test
    void tableOfCodesIsUpToDate() throws IOException {
        String text = Files.readString(DOCS);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        assertThat(from).isGreaterThanOrEqualTo(BEGIN.length());
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(DOCS, text.substring(0, from) + table() + text.substring(to));
            return;
        }

        assertThat(text.substring(from, to)).isEqualTo(table());
    }

    @Test
    void everyExceptionIsExplainedOnce() throws IOException {
        List<String> explained = Files.readAllLines(DOCS).stream()
                .map(Pattern.compile("^\\| `(Blofin\\w+Exception)` \\|.*")::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .toList();

        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(BlofinException.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void everyAnswerOfAnExceptionIsExplained() throws IOException {
        assertThat(Files.readString(DOCS))
                .contains("`retryable()`", "`callerFault()`", "`outcomeUnknown()`", "`retryAt()`");
    }
}
