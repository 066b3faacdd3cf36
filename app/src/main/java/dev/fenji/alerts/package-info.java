/** Alerts on moves that matter: raised once, owned by somebody, open until they are handled. */
@ApplicationModule(
        displayName = "Alerts",
        allowedDependencies = {"shared", "identity", "customer", "insight", "tiering"})
@NullMarked
package dev.fenji.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
