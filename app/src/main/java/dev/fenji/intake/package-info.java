/** Files and sources in: read, map, check, run, quarantine. */
@ApplicationModule(
        displayName = "Intake",
        allowedDependencies = {"shared", "identity", "customer", "sales"})
@NullMarked
package dev.fenji.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
