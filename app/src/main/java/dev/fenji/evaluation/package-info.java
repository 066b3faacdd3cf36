/** Back-tests: what policies would have made of past days, and what customers then did. */
@ApplicationModule(
        displayName = "Evaluation",
        allowedDependencies = {"shared", "identity", "insight", "tiering"})
@NullMarked
package dev.fenji.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
