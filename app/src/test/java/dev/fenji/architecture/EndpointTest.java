package dev.fenji.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.fenji.identity.Public;
import dev.fenji.identity.Requires;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Habits of the edge that a reviewer should not have to look for. */
@AnalyzeClasses(packages = "dev.fenji", importOptions = DoNotIncludeTests.class)
class EndpointTest {
    private static final DescribedPredicate<JavaMethod> ENDPOINTS = DescribedPredicate.describe(
            "are endpoints",
            method -> method.isAnnotatedWith(RequestMapping.class) || method.isMetaAnnotatedWith(RequestMapping.class));

    @ArchTest
    static final ArchRule everyEndpointNamesItsPermission = methods()
            .that(ENDPOINTS)
            .should()
            .beAnnotatedWith(Requires.class)
            .orShould()
            .beAnnotatedWith(Public.class);

    @ArchTest
    static final ArchRule controllersStayInsideTheirPackage = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .resideInAPackage("..web..");

    @ArchTest
    static final ArchRule whatAnObjectNeedsComesThroughItsConstructor =
            noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule theTerminalBelongsToTheAnnouncementAndTheCommandLine = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.fenji.identity.Announcement")
            .and()
            .resideOutsideOfPackages("..cli..", "..demo..")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideOutsideOfPackages("..cli..", "..demo..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .because("tests and replays set the clock");

    /** Answers that hold a secret are not kept to be given again; a name that is taken cannot be taken twice. */
    private static final Set<String> CREATED_ONCE_ANYHOW = Set.of(
            "ApiKeyController.create",
            "UserController.create",
            "SavedViewController.add",
            "PolicyController.createFromYaml",
            "WebhookController.create",
            "FileController.upload");

    @ArchTest
    static final ArchRule whatCreatesSomethingTakesAnIdempotencyKey = methods()
            .that(DescribedPredicate.describe(
                    "create something",
                    method -> method.isAnnotatedWith(ResponseStatus.class)
                            && method.getAnnotationOfType(ResponseStatus.class).value() == HttpStatus.CREATED
                            && !CREATED_ONCE_ANYHOW.contains(
                                    method.getOwner().getSimpleName() + "." + method.getName())))
            .should(ArchCondition.from(DescribedPredicate.describe(
                    "take an Idempotency-Key",
                    method -> Arrays.stream(method.reflect().getParameters())
                            .anyMatch(parameter -> parameter.isAnnotationPresent(RequestHeader.class)
                                    && parameter
                                            .getAnnotation(RequestHeader.class)
                                            .name()
                                            .equals("Idempotency-Key")))));
}
