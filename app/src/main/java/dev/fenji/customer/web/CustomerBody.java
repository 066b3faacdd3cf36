package dev.fenji.customer.web;

import dev.fenji.customer.Customer;
import dev.fenji.customer.CustomerType;
import dev.fenji.shared.Decimals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer as it goes over the wire; amounts are decimal strings. */
record CustomerBody(
        long id,
        String source,
        String externalKey,
        String name,
        CustomerType type,
        @Nullable String country,
        @Nullable String countryGiven,
        List<String> countriesSeen,
        @Nullable String city,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String industry,
        @Nullable String sizeClass,
        @Nullable String language,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String currency,
        @Nullable Long parentId,
        @Nullable String parentName,
        @Nullable String creditLimit,
        List<String> tags,
        Map<String, Object> attributes,
        Instant createdAt,
        Instant updatedAt) {

    static CustomerBody of(Customer customer) {
        return new CustomerBody(
                customer.id(),
                customer.source(),
                customer.externalKey(),
                customer.name(),
                customer.type(),
                customer.country(),
                customer.countryGiven(),
                customer.countriesSeen(),
                customer.city(),
                customer.region(),
                customer.postalCode(),
                customer.industry(),
                customer.sizeClass(),
                customer.language(),
                customer.email(),
                customer.phone(),
                customer.currency(),
                customer.parentId(),
                customer.parentName(),
                customer.creditLimit() == null ? null : Decimals.text(customer.creditLimit()),
                customer.tags(),
                customer.attributes(),
                customer.createdAt(),
                customer.updatedAt());
    }
}
