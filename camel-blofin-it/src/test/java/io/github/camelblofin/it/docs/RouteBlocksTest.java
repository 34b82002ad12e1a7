package io.github.camelblofin.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinRouteTemplates;
import io.github.camelblofin.simulator.BlofinSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

/** The routes in XML and YAML in the documentation start, each block in a context of its own. */
class RouteBlocksTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```(xml|yaml)\\n(.*?)^```$");

    /**
     * A block.
     *
     * @param place page and line
     */
    private record Block(String place, String language, String text) {
        boolean routes() {
            return language.equals("xml") ? text.contains("<camel>") : text.contains("- route:");
        }
    }

    @Test
    void routesInXmlAndYamlStart() throws Exception {
        List<Block> blocks = blocks();
        assertThat(blocks).extracting(Block::language).contains("xml", "yaml");
        try (BlofinSimulator exchange = BlofinSimulator.builder().seed(7).start()) {
            for (Block block : blocks) {
                start(block, exchange);
            }
        }
    }

    @Test
    void templatesCanBeNamedInProperties() throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.beans.templates", "#class:" + BlofinRouteTemplates.class.getName());
        main.start();
        try {
            ModelCamelContext context = (ModelCamelContext) main.getCamelContext();
            assertThat(context.getRouteTemplateDefinition(BlofinRouteTemplates.THROTTLED_PRODUCER))
                    .isNotNull();
        } finally {
            main.stop();
        }
    }

    private static void start(Block block, BlofinSimulator exchange) throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.getShutdownStrategy().setTimeout(5);
        BlofinComponent component = new BlofinComponent();
        component.getConfiguration().setBaseUrl(exchange.baseUrl());
        component.getConfiguration().setApiKey(exchange.apiKey());
        component.getConfiguration().setSecretKey(exchange.secretKey());
        component.getConfiguration().setPassphrase(exchange.passphrase());
        context.addComponent("blofin", component);
        try {
            if (block.language().equals("xml")) {
                context.addRoutes(new BlofinRouteTemplates());
            }
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("docs." + block.language(), block.text()));
            context.start();
            assertThat(context.getRoutes()).as(block.place()).isNotEmpty();
        } catch (Exception e) {
            throw new AssertionError(block.place() + " does not start: " + e, e);
        } finally {
            context.stop();
        }
    }

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            for (Path page : files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(page);
                FENCED.matcher(text).results().forEach(found -> {
                    long line = text.substring(0, found.start()).lines().count() + 1;
                    blocks.add(new Block(page.getFileName() + " line " + line, found.group(1), found.group(2)));
                });
            }
        }
        return blocks.stream().filter(Block::routes).toList();
    }
}
