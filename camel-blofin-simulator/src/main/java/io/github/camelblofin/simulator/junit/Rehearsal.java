package io.github.camelblofin.simulator.junit;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinConfiguration;
import io.github.camelblofin.simulator.BlofinSimulator;
import io.github.camelblofin.simulator.SimulatorBuilder;
import io.github.camelblofin.simulator.fault.ActiveFault;
import io.github.camelblofin.simulator.limit.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.platform.commons.support.ReflectionSupport;

/** What one test has: a simulator, and a context when it asked for one. For the test's thread. */
final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SHUTDOWN_SECONDS = 10;

    private final BlofinSimulator simulator;
    private final RouteFailures failures = new RouteFailures();
    /** What stood in the system properties before; {@code null}: they were not touched. */
    private final Properties before;

    private CamelContext context;

    private Rehearsal(BlofinSimulator simulator, Properties before) {
        this.simulator = simulator;
        this.before = before;
    }

    static Rehearsal begin(BlofinSimulation wanted) {
        SimulatorBuilder builder = BlofinSimulator.builder().seed(wanted.seed());
        if (wanted.instruments().length > 0) {
            builder.instruments(wanted.instruments());
        }
        if (wanted.quiet()) {
            builder.quiet();
        }
        if (wanted.limits()) {
            builder.limits(Limits.standard());
        }
        ReflectionSupport.newInstance(wanted.setup()).apply(builder);
        BlofinSimulator simulator = builder.start();
        return new Rehearsal(simulator, wanted.systemProperties() ? set(simulator.camelProperties()) : null);
    }

    private static Properties set(Properties wanted) {
        Properties before = new Properties();
        before.putAll(System.getProperties());
        System.getProperties().putAll(wanted);
        return before;
    }

    BlofinSimulator simulator() {
        return simulator;
    }

    RouteFailures failures() {
        return failures;
    }

    CamelContext context() {
        if (context == null) {
            context = new DefaultCamelContext();
            context.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
            context.addComponent("blofin", component());
            context.getManagementStrategy().addEventNotifier(failures);
            context.start();
        }
        return context;
    }

    ProducerTemplate template() {
        return context().createProducerTemplate();
    }

    private BlofinComponent component() {
        BlofinComponent component = new BlofinComponent();
        BlofinConfiguration options = component.getConfiguration();
        options.setBaseUrl(simulator.baseUrl());
        options.setApiKey(simulator.apiKey());
        options.setSecretKey(simulator.secretKey());
        options.setPassphrase(simulator.passphrase());
        return component;
    }

    /** Ends everything, then says what is not as it should be. */
    void end() {
        List<String> problems = new ArrayList<>();
        try {
            if (context != null) {
                context.stop();
            }
            failures.take()
                    .forEach(failure -> problems.add("a route that began at BloFin failed, and nobody took it from"
                            + " RouteFailures: " + failure));
            for (ActiveFault fault : simulator.faults().unspent()) {
                problems.add("a fault was armed for occasions that never came: " + fault);
            }
            if (!simulator.awaitDisconnected(PATIENCE)) {
                simulator.connections().forEach(open -> problems.add("a WebSocket connection is still open: " + open));
            }
        } catch (RuntimeException e) {
            throw new RuntimeCamelException("The test could not be brought to its end", e);
        } finally {
            simulator.close();
            restore();
        }
        if (!problems.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator(), problems));
        }
    }

    private void restore() {
        if (before != null) {
            for (String name : simulator.camelProperties().stringPropertyNames()) {
                String old = before.getProperty(name);
                if (old == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, old);
                }
            }
        }
    }
}
