package io.github.camelblofin.simulator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** The house rules for the whole simulator; the exchange inside has stricter ones of its own. */
@AnalyzeClasses(packagesOf = BlofinSimulator.class, importOptions = ImportOption.DoNotIncludeTests.class)
class SimulatorArchitectureTest {
    @ArchTest
    static final ArchRule TIME_AND_CHANCE_COME_FROM_THE_SEAMS = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, ThreadLocalRandom.class);

    @ArchTest
    static final ArchRule ONLY_THE_MAIN_CLASS_PRINTS = noClasses()
            .that(not(belongToAnyOf(SimulatorMain.class)))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule ONLY_THE_JUNIT_EXTENSION_KNOWS_CAMEL = noClasses()
            .that()
            .resideOutsideOfPackage("..simulator.junit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.junit..");
}
