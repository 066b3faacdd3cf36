package dev.fenji.customer;

import org.jspecify.annotations.Nullable;

/** A person at a customer. */
public record Contact(
        long id,
        long customerId,
        String source,
        String externalKey,
        String name,
        @Nullable String role,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language) {}
