/** Who is asking, what they may do, and which rows they may see. */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"shared"})
@NullMarked
package dev.fenji.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
