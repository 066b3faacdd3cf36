/** The outside world: JDBC sources, demo data, published exchange rates, webhooks. */
@ApplicationModule(
        displayName = "Adapters",
        allowedDependencies = {
            "shared",
            "identity",
            "customer",
            "sales",
            "intake",
            "intake :: spi",
            "insight",
            "tiering"
        })
@NullMarked
package dev.fenji.adapters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
