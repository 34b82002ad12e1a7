package io.github.camelblofin;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** The house rules of docs/architecture.md, as tests. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "io.github.camelblofin";

    /** Inner packages, and for each the packages of ours that it may know besides itself. */
    @ArchTest
    static final ArchRule MODEL_KNOWS_NOBODY = knows("model");

    @ArchTest
    static final ArchRule ERROR_KNOWS_NOBODY = knows("error");

    @ArchTest
    static final ArchRule TIME_KNOWS_NOBODY = knows("time");

    @ArchTest
    static final ArchRule API_KNOWS_THE_MODEL = knows("api", "model");

    @ArchTest
    static final ArchRule AUTH_KNOWS_THE_API = knows("auth", "api", "model", "time", "error");

    @ArchTest
    static final ArchRule LIMIT_KNOWS_THE_API = knows("limit", "api", "model", "time", "error");

    @ArchTest
    static final ArchRule REST_KNOWS_THOSE = knows("rest", "limit", "auth", "api", "model", "time", "error");

    @ArchTest
    static final ArchRule REFERENCE_KNOWS_REST_AND_THOSE =
            knows("reference", "rest", "limit", "auth", "api", "model", "time", "error");

    @ArchTest
    static final ArchRule REDIS_IS_KNOWN_IN_ITS_STORES = noClasses()
            .that(not(simpleName("RedisReferenceStore").or(simpleName("RedisRateLimitStore"))))
            .should()
            .dependOnClassesThat(resideInAPackage("io.lettuce.."));

    @ArchTest
    static final ArchRule MICROMETER_IS_KNOWN_IN_ONE_PLACE = noClasses()
            .that()
            .haveNameNotMatching(".*\\.MicrometerMeters.*")
            .should()
            .dependOnClassesThat(resideInAPackage("io.micrometer.."));

    @ArchTest
    static final ArchRule STREAM_KNOWS_REST_AND_THOSE =
            knows("stream", "rest", "limit", "auth", "api", "model", "time", "error");

    @ArchTest
    static final ArchRule LEDGER_KNOWS_TIME = knows("ledger", "time", "error");

    @ArchTest
    static final ArchRule ORDER_KNOWS_THE_LEDGER_REST_AND_THOSE =
            knows("order", "ledger", "rest", "limit", "auth", "api", "model", "time", "error");

    @ArchTest
    static final ArchRule GUARD_KNOWS_REQUESTS = knows("guard", "rest", "limit", "api", "model", "time", "error");

    @ArchTest
    static final ArchRule BOOK_KNOWS_THE_MODEL = knows("book", "api", "model", "time", "error");

    @ArchTest
    static final ArchRule APPROVAL_KNOWS_THE_LEDGER = knows("approval", "ledger", "time", "error");

    @ArchTest
    static final ArchRule VIEW_KNOWS_THE_MODEL = knows("view", "api", "model", "time", "error");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_ROOT_PACKAGE_KNOWS_CAMEL = noClasses()
            .that(not(resideInAnyPackage(ROOT, ROOT + ".observe..")))
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.camel.."));

    @ArchTest
    static final ArchRule TIME_AND_CHANCE_COME_FROM_THE_SEAMS = noClasses()
            .that(not(resideInAPackage(ROOT + ".time..")))
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
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, Random.class, SecureRandom.class, ThreadLocalRandom.class);

    @ArchTest
    static final ArchRule NOBODY_PRINTS = noClasses()
            .that(not(simpleName("VerifyLedger"))) // a command
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule NO_PACKAGE_FOR_ODDS_AND_ENDS =
            classes().should().resideOutsideOfPackages("..util..", "..impl..", "..common..", "..helper..");

    private static ArchRule knows(String inner, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = ROOT + "." + inner + "..";
        for (int i = 0; i < others.length; i++) {
            allowed[i + 1] = ROOT + "." + others[i] + "..";
        }
        return noClasses()
                .that(resideInAPackage(allowed[0]))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))));
    }
}
