package dev.fenji;

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
    private static final ApplicationModules MODULES = ApplicationModules.of(FenjiApplication.class);

    @Test
    void theArrowsBetweenModulesAreTheDeclaredOnes() {
        MODULES.verify();
    }

    @Test
    void everyModuleSaysWhatItMayUse() {
        assertThat(MODULES.stream().filter(m -> !m.getIdentifier().toString().equals("kernel")))
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
            if (name.equals("kernel")) {
                continue;
            }
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
