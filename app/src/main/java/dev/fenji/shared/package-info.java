/** What every module may use: problems, pages, money and time at the edge, the organisation. */
@ApplicationModule(
        displayName = "Shared",
        allowedDependencies = {})
@NullMarked
package dev.fenji.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
