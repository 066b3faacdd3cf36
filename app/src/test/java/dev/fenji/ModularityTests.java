package dev.fenji;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.shared.MigrationOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;
import org.springframework.modulith.docs.Documenter;

/** The modules, their arrows, and the pictures of both (target/spring-modulith-docs). */
class ModularityTests {
    /** The kernel is a library of its own (another Maven module), not a module of the application: everyone may use it. */
    private static final ApplicationModules MODULES =
            ApplicationModules.of(FenjiApplication.class, resideInAPackage("dev.fenji.kernel.."));

    @Test
    void theArrowsBetweenModulesAreTheDeclaredOnes() {
        MODULES.verify();
    }

    @Test
    void everyModuleSaysWhatItMayUse() {
        assertThat(MODULES)
                .allSatisfy(module -> assertThat(module.getBasePackage()
                                .getAnnotation(org.springframework.modulith.ApplicationModule.class))
                        .as(module.getIdentifier().toString())
                        .isPresent());
    }

    @Test
    void migrationsRunInTheOrderOfTheArrows() {
        List<String> order = MigrationOrder.modules();
        Map<String, Integer> position = new HashMap<>();
        order.forEach(module -> position.put(module, position.size()));
        for (ApplicationModule module : MODULES) {
            String name = module.getIdentifier().toString();
            assertThat(order).contains(name);
            module.getDirectDependencies(MODULES, DependencyType.USES_COMPONENT, DependencyType.DEFAULT)
                    .uniqueModules()
                    .map(target -> target.getIdentifier().toString())
                    .filter(position::containsKey)
                    .forEach(target -> assertThat(position.get(target))
                            .as("%s before %s", target, name)
                            .isLessThanOrEqualTo(position.get(name)));
        }
    }

    @Test
    void thePicturesAreDrawn() {
        new Documenter(MODULES).writeDocumentation();
    }
}
