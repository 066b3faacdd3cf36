/** Sales facts: documents and lines, products, exchange rates. Append only. */
@ApplicationModule(
        displayName = "Sales",
        allowedDependencies = {"shared", "identity", "customer"})
@NullMarked
package dev.fenji.sales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
