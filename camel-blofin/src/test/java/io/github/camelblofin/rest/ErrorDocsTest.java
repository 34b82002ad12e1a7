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
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/errors.md} says what the code does. Its table of kinds is written from {@link ErrorCode} and from what
 * {@link Failures} makes of it; with {@code -Dblofin.docs.write=true} it is written instead of compared.
 */
class ErrorDocsTest {
    private static final Path DOCS = Path.of("..", "docs", "errors.md");
    private static final String BEGIN = "<!-- kinds: written by ErrorDocsTest -->\n";
    private static final String END = "<!-- end of kinds -->";

    private static String table() {
        StringBuilder table = new StringBuilder("| kind | exception | again? | codes |\n| --- | --- | --- | --- |\n");
        for (ErrorClass kind : ErrorClass.values()) {
            if (kind != ErrorClass.OK) {
                for (RetryAdvice advice : RetryAdvice.values()) {
                    row(kind, advice).ifPresent(table::append);
                }
            }
        }
        return table.toString();
    }

    private static Optional<String> row(ErrorClass kind, RetryAdvice advice) {
        String codes = Arrays.stream(ErrorCode.values())
                .filter(line -> line.errorClass() == kind && line.retry() == advice)
                .map(line -> line == ErrorCode.UNLISTED ? "any other" : "`" + line.code() + "`")
                .collect(Collectors.joining(", "));
        return codes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "| %s | `%s` | %s | %s |\n".formatted(words(kind), exception(kind), again(advice), codes));
    }

    private static String words(ErrorClass kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String exception(ErrorClass kind) {
        return Failures.exception(kind, Failure.local("", "")).getClass().getSimpleName();
    }

    private static String again(RetryAdvice advice) {
        return switch (advice) {
            case SAFE -> "yes";
            case AMBIGUOUS -> "reads yes, writes look first";
            case NEVER, NOT_NEEDED -> "no";
        };
    }

    @Test
    void tableOfKindsIsUpToDate() throws IOException {
        String text = Files.readString(DOCS);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        assertThat(from).isGreaterThanOrEqualTo(BEGIN.length());
        if (Boolean.getBoolean("blofin.docs.write")) {
            Files.writeString(DOCS, text.substring(0, from) + table() + text.substring(to));
            return;
        }

        assertThat(text.substring(from, to)).isEqualTo(table());
    }

    @Test
    void everyCodeIsInTheTableOnce() {
        assertThat(table().lines().flatMap(line -> Pattern.compile("`([^`]+)`")
                        .matcher(line)
                        .results()
                        .skip(1)
                        .map(found -> found.group(1))))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ErrorCode.values())
                        .filter(line -> line.errorClass() != ErrorClass.OK && line != ErrorCode.UNLISTED)
                        .map(ErrorCode::code)
                        .toList());
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
