package dev.fenji.customer;

import org.jspecify.annotations.Nullable;

/**
 * A customer to add by hand.
 *
 * @param source where it is from; null = {@link Customers#BY_HAND}
 * @param key its key there; null = one is made
 * @param fields all that is known of it, the name at least
 */
public record NewCustomer(@Nullable String source, @Nullable String key, CustomerChange fields) {}
