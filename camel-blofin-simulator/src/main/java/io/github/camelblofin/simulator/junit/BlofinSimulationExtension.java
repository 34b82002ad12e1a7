package io.github.camelblofin.simulator.junit;

import io.github.camelblofin.simulator.BlofinSimulator;
import io.github.camelblofin.simulator.fault.Faults;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Obeys {@link BlofinSimulation}. */
final class BlofinSimulationExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(BlofinSimulationExtension.class);
    private static final Map<Class<?>, Function<Rehearsal, Object>> PARAMETERS = Map.of(
            BlofinSimulator.class, Rehearsal::simulator,
            Faults.class, rehearsal -> rehearsal.simulator().faults(),
            CamelContext.class, Rehearsal::context,
            ProducerTemplate.class, Rehearsal::template,
            RouteFailures.class, Rehearsal::failures);

    @Override
    public void beforeEach(ExtensionContext test) {
        rehearsal(test);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Rehearsal ended = store(test).remove(Rehearsal.class, Rehearsal.class);
        if (ended != null) {
            ended.end();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        if (test.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("Each test has a simulator of its own: take "
                    + parameter.getParameter().getType().getSimpleName()
                    + " as a parameter of the test or of @BeforeEach, not of "
                    + parameter.getDeclaringExecutable().getName());
        }
        return PARAMETERS.get(parameter.getParameter().getType()).apply(rehearsal(test));
    }

    private static Rehearsal rehearsal(ExtensionContext test) {
        return store(test)
                .getOrComputeIfAbsent(Rehearsal.class, none -> Rehearsal.begin(annotation(test)), Rehearsal.class);
    }

    private static BlofinSimulation annotation(ExtensionContext test) {
        return AnnotationSupport.findAnnotation(test.getRequiredTestMethod(), BlofinSimulation.class)
                .or(() -> AnnotationSupport.findAnnotation(
                        test.getRequiredTestClass(), BlofinSimulation.class, test.getEnclosingTestClasses()))
                .orElseThrow(() -> new IllegalStateException("@BlofinSimulation is missing on "
                        + test.getRequiredTestClass().getName()));
    }

    private static ExtensionContext.Store store(ExtensionContext test) {
        return test.getStore(NAMESPACE);
    }
}
