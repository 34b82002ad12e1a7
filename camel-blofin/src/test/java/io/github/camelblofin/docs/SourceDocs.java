package io.github.camelblofin.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Javadoc of the main sources as Markdown: it is not there at run time, so it is read from the source files. */
final class SourceDocs {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");
    private static final Pattern LINK = Pattern.compile("\\{@link(?:plain)? ([^ }]*)(?: ([^}]*))?}");

    private final Map<Class<?>, String> files = new HashMap<>();

    /** What a class is for: its comment without tags and without code samples; empty when it has none. */
    String about(Class<?> type) {
        String comment = comment(type);
        int tags = comment.indexOf("\n@");
        String text = tags < 0 ? comment : comment.substring(0, tags);
        return markdown(text.replaceAll("(?s)<pre>.*?</pre>", "").replace("<p>", ""));
    }

    /** What a component of a record is for; empty when nobody says. */
    String component(Class<?> type, String name) {
        Matcher param = Pattern.compile("\n@param " + Pattern.quote(name) + "\\s(.*?)(?=\n@|\\z)", Pattern.DOTALL)
                .matcher(comment(type));
        return param.find() ? markdown(param.group(1)) : "";
    }

    /** The constants of an enum that have a comment, and what it says. */
    Map<String, String> constants(Class<? extends Enum<?>> type) {
        Map<String, String> constants = new LinkedHashMap<>();
        Matcher each = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*([A-Z][A-Z_]*)\\b", Pattern.DOTALL)
                .matcher(source(type));
        while (each.find()) {
            constants.put(each.group(2), markdown(plain(each.group(1))));
        }
        return constants;
    }

    /** The comment before the declaration, without its stars. */
    private String comment(Class<?> type) {
        String source = source(type);
        Matcher declaration = Pattern.compile(
                        "\n[a-z ]*(?:record|enum|class|interface) " + type.getSimpleName() + "\\b")
                .matcher(source);
        if (!declaration.find()) {
            throw new IllegalStateException("no declaration of " + type.getName() + " in its source");
        }
        return COMMENT.matcher(source.substring(0, declaration.start()))
                .results()
                .reduce((first, last) -> last)
                .map((MatchResult comment) -> plain(comment.group(1)))
                .orElse("");
    }

    private static String plain(String comment) {
        return comment.replaceAll("(?m)^\\s*\\* ?", "").strip();
    }

    private static String markdown(String text) {
        String oneLine = text.replaceAll("\\s+", " ").strip();
        return LINK.matcher(CODE.matcher(oneLine).replaceAll("`$1`"))
                .replaceAll(link -> Matcher.quoteReplacement("`" + shown(link) + "`"));
    }

    private static String shown(MatchResult link) {
        return link.group(2) != null
                ? link.group(2)
                : link.group(1).replaceFirst("^#", "").replace('#', '.');
    }

    private String source(Class<?> type) {
        return files.computeIfAbsent(type, wanted -> {
            Path file = SOURCES.resolve(wanted.getName().replace('.', '/') + ".java");
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException("the tests run in the folder of their module, so " + file + " is", e);
            }
        });
    }
}
