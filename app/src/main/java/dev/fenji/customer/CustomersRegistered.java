package dev.fenji.customer;

import org.jspecify.annotations.Nullable;

/**
 * Customers came in or changed: one event per import or per change by hand.
 *
 * @param customerId the one that was changed by hand; null for an import
 */
public record CustomersRegistered(
        long count, String source, @Nullable Long customerId) {

    public CustomersRegistered(long count, String source) {
        this(count, source, null);
    }
}
