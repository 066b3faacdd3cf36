package dev.fenji.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One customer as it is known now. */
public record Customer(
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
        @Nullable BigDecimal creditLimit,
        List<String> tags,
        Map<String, Object> attributes,
        Instant createdAt,
        Instant updatedAt) {}
