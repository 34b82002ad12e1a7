package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.simulator.BlofinSimulator;
import io.github.camelblofin.simulator.SimulatorBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A simulated exchange and a CamelContext whose component points at it. After each test the context is stopped and no
 * socket and no thread of the component may be left.
 */
abstract class SimulatorTestSupport {
    static final Duration LIMIT = Duration.ofSeconds(30);
    static final long SEED = 42;

    BlofinSimulator exchange;
    CamelContext context;
    private boolean exchangeGone;
    private Set<Thread> threadsBefore;

    @BeforeEach
    void open() {
        exchange = simulator().start();
        threadsBefore = Thread.getAllStackTraces().keySet();
        context = new DefaultCamelContext();
        context.getShutdownStrategy().setTimeout(10);
        context.addComponent("blofin", component());
    }

    SimulatorBuilder simulator() {
        return BlofinSimulator.builder().seed(SEED);
    }

    @AfterEach
    void close() {
        context.stop();
        if (!exchangeGone) {
            await("no socket is left").until(() -> exchange.connections().isEmpty());
        }
        await("no thread is left").untilAsserted(() -> assertThat(leftThreads()).isEmpty());
        exchange.close();
    }

    /** The exchange goes away during the test. */
    void closeExchange() {
        exchangeGone = true;
        exchange.close();
    }

    /** Names and stacks of threads of the component that did not exist before the test. */
    private Map<String, String> leftThreads() {
        Map<String, String> left = new TreeMap<>();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            String name = thread.getName();
            // The one that wakes waiting calls is the JVM's, and ends by itself.
            boolean ours = name.contains("blofin") && !name.equals("blofin-limits");
            if (!threadsBefore.contains(thread) && (ours || name.contains("vert.x"))) {
                left.put(name, Arrays.toString(stack));
            }
        });
        return left;
    }

    BlofinComponent component() {
        BlofinComponent component = new BlofinComponent();
        component.getConfiguration().setBaseUrl(exchange.baseUrl());
        component.getConfiguration().setApiKey(exchange.apiKey());
        component.getConfiguration().setSecretKey(exchange.secretKey());
        component.getConfiguration().setPassphrase(exchange.passphrase());
        return component;
    }

    void start(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
        context.start();
    }

    static org.awaitility.core.ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(20));
    }

    static <T> T eventually(String what, Callable<T> value) {
        return await(what).until(value, java.util.Objects::nonNull);
    }

    static void assertNoSecret(String text, BlofinSimulator exchange) {
        assertThat(text).doesNotContain(exchange.secretKey()).doesNotContain(exchange.passphrase());
    }
}
