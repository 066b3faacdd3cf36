package dev.fenji.shared;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Forward-only migrations, one folder and one history table per module, in the order of the module arrows. The layout is the one
 * of Spring Modulith's runtime support; the order is written down here, so that a start need not scan all byte code.
 */
@Component
class ModuleMigrations implements FlywayMigrationStrategy {
    /** A test keeps this list in step with the modules and their arrows. */
    static final List<String> MODULES = List.of(
            "shared",
            "identity",
            "audit",
            "customer",
            "sales",
            "intake",
            "insight",
            "tiering",
            "alerts",
            "evaluation",
            "overview",
            "adapters");

    private static final String FOLDER = "classpath:db/migration/";
    private static final String HISTORY = "flyway_schema_history";

    @Override
    public void migrate(Flyway flyway) {
        migrate(flyway, "__root", HISTORY);
        MODULES.stream()
                .filter(ModuleMigrations::hasMigrations)
                .forEach(module -> migrate(flyway, module, HISTORY + "_" + module));
    }

    private static boolean hasMigrations(String module) {
        return ModuleMigrations.class.getResource("/db/migration/" + module) != null;
    }

    private static void migrate(Flyway flyway, String folder, String historyTable) {
        new FluentConfiguration(flyway.getConfiguration().getClassLoader())
                .configuration(flyway.getConfiguration())
                .locations(FOLDER + folder)
                .table(historyTable)
                // Each module finds the tables of the modules before it: not empty, and rightly so.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }
}
