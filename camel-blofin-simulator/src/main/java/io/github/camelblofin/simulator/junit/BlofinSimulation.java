package io.github.camelblofin.simulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test a simulator of its own. Test, {@code @BeforeEach} and {@code @AfterEach} methods may have these as
 * parameters:
 *
 * <ul>
 *   <li>{@link io.github.camelblofin.simulator.BlofinSimulator}
 *   <li>{@link io.github.camelblofin.simulator.fault.Faults}, those of the simulator
 *   <li>{@link org.apache.camel.CamelContext}, started, with a component {@code blofin} that is connected to the simulator
 *   <li>{@link org.apache.camel.ProducerTemplate} of that context
 *   <li>{@link RouteFailures}, to take failures that the test expects
 * </ul>
 *
 * <p>After the test the context is stopped and the simulator closed. The test fails when an Exchange of a route that began
 * at BloFin failed and nobody took the failure, when a fault that was armed for the next occasions did not strike, and
 * when WebSocket connections are still open, those of the test's own clients included.
 *
 * <p>On a method it counts instead of the one on its class.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BlofinSimulationExtension.class)
public @interface BlofinSimulation {
    /** Start of all chance. The same seed gives the same market. */
    long seed() default 42;

    /** Names such as {@code BTC-USDT}; all that the simulator knows by default. */
    String[] instruments() default {};

    /** Nobody trades by itself: prices stand until the test moves them. */
    boolean quiet() default false;

    /** BloFin's rate limits and bans are kept. */
    boolean limits() default false;

    /**
     * Sets {@code camel.component.blofin.*} as system properties while the test runs, for applications that configure Camel
     * themselves, such as those of Camel main. Tests that do so must not run at the same time.
     */
    boolean systemProperties() default false;

    /** Settings that have no element here. */
    Class<? extends SimulatorSetup> setup() default SimulatorSetup.None.class;
}
