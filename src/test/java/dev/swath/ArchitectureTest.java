package dev.swath;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.apache.camel.Handler;

/** The four rooms of the house (app, step, io, model) as rules. */
@AnalyzeClasses(packages = "dev.swath", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CAMEL_THAT_A_STEP_MAY_SEE =
            "org\\.apache\\.camel\\.(Handler|Body|Header|Headers|ExchangeProperty|Exchange|Message)";

    @ArchTest
    static final ArchRule dependenciesRunDownward = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.swath..")
            .layer("app")
            .definedBy("dev.swath.app..")
            .layer("step")
            .definedBy("dev.swath.step..")
            .layer("io")
            .definedBy("dev.swath.io..")
            .layer("model")
            .definedBy("dev.swath.model..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("step")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("io")
            .mayOnlyBeAccessedByLayers("app", "step")
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule stepsMeetOnlyInTheRoutes =
            slices().matching("dev.swath.step.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule adaptersKnowOnlyTheBase = slices().matching("dev.swath.io.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAnyPackage("dev.swath.io.."), resideInAnyPackage("dev.swath.io.base.."));

    @ArchTest
    static final ArchRule theBaseKnowsNoAdapter = noClasses()
            .that()
            .resideInAPackage("dev.swath.io.base..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("dev.swath.io..").and(not(resideInAnyPackage("dev.swath.io.base.."))));

    @ArchTest
    static final ArchRule noPackageCycles =
            slices().matching("dev.swath.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyVerbsStartTheSandbox = noClasses()
            .that()
            .resideOutsideOfPackages("dev.swath.app.cli..", "dev.swath.app.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.swath.app.sandbox..");

    @ArchTest
    static final ArchRule theSandboxDoesNotShareOurMisreadings = noClasses()
            .that()
            .resideInAPackage("dev.swath.app.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.swath.step..", "dev.swath.io.planet..", "dev.swath.io.stac..", "dev.swath.io.ledger..");

    @ArchTest
    static final ArchRule aStepShowsOnlyItsDoor = classes()
            .that()
            // not the packages within a step: they show their parts to each other and to the door
            .resideInAPackage("dev.swath.step.*")
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should(haveExactlyOneHandler());

    @ArchTest
    static final ArchRule modelIsPlainData = classes()
            .that()
            .resideInAPackage("dev.swath.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.swath.model..", "java..", "org.locationtech.jts.geom..", "org.jspecify..");

    @ArchTest
    static final ArchRule modelIsImmutable = classes()
            .that()
            .resideInAPackage("dev.swath.model..")
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .beRecords()
            .orShould()
            .beEnums()
            .orShould()
            .beInterfaces()
            .orShould()
            .beAssignableTo(RuntimeException.class);

    @ArchTest
    static final ArchRule stepsSeeMessagesNotCamel = noClasses()
            .that()
            .resideInAPackage("dev.swath.step..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.apache.camel..").and(not(nameMatching(CAMEL_THAT_A_STEP_MAY_SEE))));

    @ArchTest
    static final ArchRule ioKnowsNoCamel = noClasses()
            .that()
            .resideInAPackage("dev.swath.io..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule onlyTheOrderStepSpendsQuota = noClasses()
            .that()
            .resideOutsideOfPackages("dev.swath.step.order..", "dev.swath.io.planet..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("dev.swath.io.planet.OrderRequest");

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .that()
            .resideOutsideOfPackage("dev.swath.app..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule settingsAreReadInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("dev.swath.app..")
            .should()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getProperty", String.class);

    @ArchTest
    static final ArchRule consoleBelongsToTheApp = noClasses()
            .that()
            .resideOutsideOfPackage("dev.swath.app..")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule errorsSayWhatWentWrong = GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    private static ArchCondition<JavaClass> haveExactlyOneHandler() {
        return new ArchCondition<>("have exactly one method marked @Handler") {
            @Override
            public void check(JavaClass step, ConditionEvents events) {
                long handlers = step.getMethods().stream()
                        .filter(method -> method.isAnnotatedWith(Handler.class))
                        .count();
                events.add(new SimpleConditionEvent(step, handlers == 1, step.getName() + " has " + handlers));
            }
        };
    }
}
