package dev.fenji.customer;

import org.jspecify.annotations.Nullable;

/** What a source says about one person at a customer. Null means "not said". */
public record ContactRow(
        String key,
        String customerKey,
        @Nullable String name,
        @Nullable String role,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language) {}
