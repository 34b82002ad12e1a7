package io.github.camelblofin.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.simulator.BlofinSimulator;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The Java code in the documentation compiles, its routes start, its tests pass. */
class DocumentationTest {
    /** The folder of the repository, seen from this module's. */
    private static final Path ROOT = Path.of("..");

    private static final List<Path> RUN = List.of(
            ROOT.resolve("README.md"),
            ROOT.resolve("docs/guide.md"),
            ROOT.resolve("docs/simulator.md"),
            ROOT.resolve("docs/throttling.md"),
            ROOT.resolve("docs/approval.md"));

    @TempDir
    Path classes;

    @Test
    void pagesOfExamplesRun() throws Exception {
        for (Path page : RUN) {
            List<Class<?>> compiled = compiled(JavaBlock.of(page));
            assertThat(compiled).as("Java blocks of " + page).isNotEmpty();
            startRoutes(compiled, true);
            runTests(compiled);
        }
    }

    /** All other pages: among them the examples of all operations and channels. */
    @Test
    void otherPagesCompileAndTheirEndpointsAreValid() throws Exception {
        for (Path page : pages()) {
            startRoutes(compiled(JavaBlock.of(page)), false);
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.endsWith("guide.md"))
                    .sorted()
                    .toList();
        }
    }

    private List<Class<?>> compiled(List<JavaBlock> blocks) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> trouble = new DiagnosticCollector<>();
        List<String> options =
                List.of("-d", classes.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path"));
        boolean good = blocks.isEmpty()
                || compiler.getTask(
                                null,
                                null,
                                trouble,
                                options,
                                null,
                                blocks.stream().map(Source::new).toList())
                        .call();
        assertThat(good)
                .as(() -> "code in the documentation does not compile:\n" + trouble.getDiagnostics())
                .isTrue();
        List<Class<?>> types = new ArrayList<>();
        ClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
        for (JavaBlock block : blocks) {
            types.add(loader.loadClass(block.qualifiedName()));
        }
        return types;
    }

    private static void startRoutes(List<Class<?>> types, boolean running) throws Exception {
        try (BlofinSimulator exchange = BlofinSimulator.builder().seed(7).start()) {
            CamelContext context = new DefaultCamelContext();
            context.getShutdownStrategy().setTimeout(5);
            context.setAutoStartup(running);
            context.addComponent("blofin", component(exchange));
            // What the examples take from an application's registry.
            context.getRegistry().bind("positions", new MemoryStateRepository());
            context.getRegistry().bind("fills", MemoryIdempotentRepository.memoryIdempotentRepository(100));
            context.getRegistry().bind("orderKeys", MemoryIdempotentRepository.memoryIdempotentRepository(100));
            try {
                for (Class<?> type : types) {
                    addRoutes(context, type);
                }
                context.start();
            } finally {
                context.stop();
            }
        }
    }

    private static void addRoutes(CamelContext context, Class<?> type) throws Exception {
        for (Class<?> routes : withInner(type)) {
            context.addRoutes((RouteBuilder) made(routes));
        }
    }

    private static List<Class<?>> withInner(Class<?> type) {
        return Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredClasses()))
                .filter(RouteBuilder.class::isAssignableFrom)
                .<Class<?>>map(routes -> routes)
                .toList();
    }

    private static Object made(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static BlofinComponent component(BlofinSimulator exchange) {
        BlofinComponent component = new BlofinComponent();
        component.getConfiguration().setBaseUrl(exchange.baseUrl());
        component.getConfiguration().setApiKey(exchange.apiKey());
        component.getConfiguration().setSecretKey(exchange.secretKey());
        component.getConfiguration().setPassphrase(exchange.passphrase());
        component.getConfiguration().setAccess("read,trade,transfer,withdraw");
        return component;
    }

    /** As JUnit would, extensions included. */
    private static void runTests(List<Class<?>> types) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(types.stream()
                                        .map(DiscoverySelectors::selectClass)
                                        .toList())
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        assertThat(summary.getFailures())
                .as("failed tests of a page")
                .extracting(failure -> failure.getTestIdentifier().getUniqueId() + ": " + failure.getException())
                .isEmpty();
        boolean any = types.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(method -> method.isAnnotationPresent(Test.class));
        assertThat(summary.getTestsSucceededCount() > 0).as("tests ran").isEqualTo(any);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final JavaBlock block;

        Source(JavaBlock block) {
            super(
                    URI.create("docs:///" + block.qualifiedName().replace('.', '/') + ".java#"
                            + block.place().replace(' ', '-').toLowerCase(Locale.ROOT)),
                    Kind.SOURCE);
            this.block = block;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return block.source();
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return simpleName.equals(block.className());
        }

        @Override
        public String toString() {
            return block.place();
        }
    }
}
