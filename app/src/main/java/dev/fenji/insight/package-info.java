/** The analytical copy, metrics as of a date, and the runs that compute them. */
@ApplicationModule(
        displayName = "Insight",
        allowedDependencies = {"shared", "identity", "customer", "sales", "intake"})
@NullMarked
package dev.fenji.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
