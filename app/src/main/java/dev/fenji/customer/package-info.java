/** The customer file: customers, contacts, hierarchy, countries. */
@ApplicationModule(
        displayName = "Customer",
        allowedDependencies = {"shared", "identity"})
@NullMarked
package dev.fenji.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
