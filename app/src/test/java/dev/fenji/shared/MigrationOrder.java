package dev.fenji.shared;

import java.util.List;

/** Shows the order of the migrations to the test of the modules. */
public final class MigrationOrder {
    private MigrationOrder() {}

    public static List<String> modules() {
        return ModuleMigrations.MODULES;
    }
}
