package io.github.camelblofin.it.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced Java block of a page: a class, or the statements of a route builder. Imports may be left out for what routes and
 * tests usually need.
 *
 * @param place page and line, for messages
 * @param packageName unlike that of any other block
 * @param className the class in it, or the one made around its statements
 * @param source what to compile
 */
record JavaBlock(String place, String packageName, String className, String source) {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?(?:final )?class (\\w+)");

    private static final String IMPORTS = """
            import static org.assertj.core.api.Assertions.assertThat;
            import io.github.camelblofin.*;
            import io.github.camelblofin.api.Operation;
            import io.github.camelblofin.api.Socket;
            import io.github.camelblofin.auth.*;
            import io.github.camelblofin.error.*;
            import io.github.camelblofin.model.*;
            import io.github.camelblofin.model.account.*;
            import io.github.camelblofin.model.asset.*;
            import io.github.camelblofin.model.market.*;
            import io.github.camelblofin.model.trade.*;
            import io.github.camelblofin.simulator.*;
            import io.github.camelblofin.simulator.fault.*;
            import io.github.camelblofin.simulator.junit.*;
            import io.github.camelblofin.simulator.limit.*;
            import java.math.BigDecimal;
            import java.time.Duration;
            import java.time.Instant;
            import java.util.*;
            import org.apache.camel.CamelContext;
            import org.apache.camel.Exchange;
            import org.apache.camel.builder.NotifyBuilder;
            import org.apache.camel.builder.RouteBuilder;
            import org.apache.camel.impl.DefaultCamelContext;
            import org.apache.camel.main.Main;
            import org.junit.jupiter.api.AfterEach;
            import org.junit.jupiter.api.BeforeEach;
            import org.junit.jupiter.api.Test;
            """;

    /** The blocks of a page, in their order. */
    static List<JavaBlock> of(Path page) throws IOException {
        String text = Files.readString(page);
        List<JavaBlock> blocks = new ArrayList<>();
        FENCED.matcher(text).results().forEach(found -> {
            long line = text.substring(0, found.start()).lines().count() + 1;
            String packageName = "docs."
                    + page.getFileName().toString().replaceAll("\\W", "_").toLowerCase(java.util.Locale.ROOT) + ".line"
                    + line;
            blocks.add(of(page.getFileName() + " line " + line, packageName, found));
        });
        return blocks;
    }

    private static JavaBlock of(String place, String packageName, MatchResult found) {
        String code = found.group(1);
        Matcher type = CLASS.matcher(code);
        String head = "package " + packageName + ";\n" + IMPORTS;
        return type.find()
                ? new JavaBlock(place, packageName, type.group(1), head + code)
                : new JavaBlock(
                        place,
                        packageName,
                        "Routes",
                        head + "public class Routes extends RouteBuilder { public void configure() {\n" + code
                                + "}}\n");
    }

    String qualifiedName() {
        return packageName + "." + className;
    }
}
