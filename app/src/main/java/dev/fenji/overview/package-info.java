/** Read-only lists, search and figures across modules. */
@ApplicationModule(
        displayName = "Overview",
        allowedDependencies = {
            "shared",
            "identity",
            "customer",
            "sales",
            "intake",
            "insight",
            "tiering",
            "tiering :: movement"
        })
@NullMarked
package dev.fenji.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
