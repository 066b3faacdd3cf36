/** Policies, calibrations, assignments, standings and their explanations. */
@ApplicationModule(
        displayName = "Tiering",
        allowedDependencies = {"shared", "identity", "customer", "sales", "insight"})
@NullMarked
package dev.fenji.tiering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
