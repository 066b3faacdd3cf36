/** Who did what, when: listens to auditable events and keeps them. */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"shared", "identity"})
@NullMarked
package dev.fenji.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
